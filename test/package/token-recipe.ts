import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onPath } from '../../tools/on-path.ts'

/** What a recipe is called with: a lead, and what the token is to be good for. */
export interface RecipeCall {
  lead: string
  grant: Record<string, unknown>
}

/** A language of docs/tokens.md, and how its recipe is called from outside. */
export interface RecipeLanguage {
  name: string
  /** What the page writes after the three backticks. */
  fence: string
  program: string
  /** Where the recipe is put, as it is. */
  file: string
  /** Other files beside it. */
  files?: Record<string, string>
  /** Reads a list of calls from standard input, and writes a token on a line for each. */
  args: string[]
}

const GO_MAIN = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"recipe/sessionframe"
)

func main() {
	var calls []struct {
		Lead  string
		Grant map[string]any
	}
	if err := json.NewDecoder(os.Stdin).Decode(&calls); err != nil {
		panic(err)
	}
	for _, call := range calls {
		token, err := sessionframe.Token(call.Lead, call.Grant)
		if err != nil {
			panic(err)
		}
		fmt.Println(token)
	}
}
`

const CSHARP_MAIN = `using System;
using System.Collections.Generic;
using System.Text.Json;

public class Call { public string lead { get; set; } public Dictionary<string, object> grant { get; set; } }

public static class Program
{
    public static void Main()
    {
        foreach (var call in JsonSerializer.Deserialize<List<Call>>(Console.In.ReadToEnd()))
            Console.WriteLine(Sessionframe.Token(call.lead, call.grant));
    }
}
`

// The newest framework that is installed is taken.
const CSHARP_PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
  </PropertyGroup>
</Project>
`

export const LANGUAGES: RecipeLanguage[] = [
  {
    name: 'PHP',
    fence: 'php',
    program: 'php',
    file: 'recipe.php',
    args: [
      '-r',
      `require "recipe.php";
       foreach (json_decode(stream_get_contents(STDIN), true) as $call)
         echo sessionframe_token($call["lead"], $call["grant"]), "\\n";`,
    ],
  },
  {
    name: 'Python',
    fence: 'python',
    program: 'python3',
    file: 'recipe.py',
    args: [
      '-c',
      `import json, sys
from recipe import sessionframe_token
for call in json.load(sys.stdin):
    print(sessionframe_token(call["lead"], **call["grant"]))`,
    ],
  },
  {
    name: 'Ruby',
    fence: 'ruby',
    program: 'ruby',
    file: 'recipe.rb',
    args: [
      '-e',
      `require './recipe'
       JSON.parse($stdin.read, symbolize_names: true).each do |call|
         puts sessionframe_token(call[:lead], **call[:grant])
       end`,
    ],
  },
  {
    name: 'Go',
    fence: 'go',
    program: 'go',
    file: 'sessionframe/token.go',
    files: { 'go.mod': 'module recipe\n\ngo 1.18\n', 'main.go': GO_MAIN },
    args: ['run', '.'],
  },
  {
    name: 'C#',
    fence: 'csharp',
    program: 'dotnet',
    file: 'Recipe.cs',
    files: { 'Program.cs': CSHARP_MAIN, 'recipe.csproj': CSHARP_PROJECT },
    args: ['run'],
  },
]

/** Why a language cannot be run here; `false` when it can. */
export function cannotRun({ program }: RecipeLanguage): string | false {
  return onPath(program) === null && `${program} is not installed`
}

/** Puts a recipe into a folder and signs with it in its own language; a token for each call. */
export function runRecipe(
  { program, file, files, args }: RecipeLanguage,
  recipe: string,
  { folder, secret, calls }: { folder: string; secret?: string; calls: readonly RecipeCall[] },
): string[] {
  for (const [name, text] of Object.entries({ ...files, [file]: recipe })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    input: JSON.stringify(calls),
    env: { ...process.env, SESSIONFRAME_TOKEN_SECRET: secret },
  })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return stdout.trim().split('\n')
}
