/** Reads the shape of types from source: which members an interface has, of which words a union is made. */
import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** As much of a node as is read here. */
interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

interface Comment {
  value: string
  start: number
  end: number
}

export interface Field {
  name: string
  optional: boolean
  description: string
  /** What its type is written as. */
  text: string
  /** Where it is an object, or refers to one that was read, its own fields. */
  fields: Field[]
}

export class DeclaredTypes {
  readonly #types = new Map<string, { node: Node; source: string; comments: Comment[] }>()

  constructor(files: readonly string[]) {
    for (const file of files) {
      const source = readFileSync(file, 'utf8')
      const { program, comments } = parseSync(file, source)
      for (const statement of program.body as unknown as Node[]) {
        const declared = (statement['declaration'] ?? statement) as Node
        if (!/^TS(Interface|TypeAlias)Declaration$/.test(declared.type)) continue
        const { name } = declared['id'] as { name: string }
        this.#types.set(name, { node: { ...declared, start: statement.start }, source, comments })
      }
    }
  }

  /** What is said of a type above it. */
  descriptionOf(name: string): string {
    const { node, source, comments } = this.#of(name)
    return commentBefore(node.start, source, comments)
  }

  /** The string literals of a union. */
  wordsOf(name: string): string[] {
    const { node } = this.#of(name)
    return (((node['typeAnnotation'] as Node)['types'] ?? []) as Node[]).map(
      (one) => (one['literal'] as { value: string }).value,
    )
  }

  /** The members of an interface, those that it inherits before its own. */
  fieldsOf(name: string): Field[] {
    const { node } = this.#of(name)
    const parents = ((node['extends'] ?? []) as Node[]).flatMap((one) =>
      this.fieldsOf((one['expression'] as { name: string }).name),
    )
    const members = ((node['body'] as Node)['body'] ?? []) as Node[]
    return [...parents, ...this.#fields(members, name)]
  }

  /** The members of each object in a union. */
  alternativesOf(name: string): Field[][] {
    const { node } = this.#of(name)
    const types = ((node['typeAnnotation'] as Node)['types'] ?? []) as Node[]
    return types.map((one) => this.#fieldsOfType(one, name))
  }

  #of(name: string) {
    const found = this.#types.get(name)
    if (!found) throw new Error(`no type ${name} was read`)
    return found
  }

  #fields(members: readonly Node[], of: string): Field[] {
    const { source, comments } = this.#of(of)
    return members
      .filter(({ type }) => type === 'TSPropertySignature')
      .map((member) => {
        const key = member['key'] as { name?: string; value?: string }
        const type = (member['typeAnnotation'] as Node)['typeAnnotation'] as Node
        return {
          name: key.name ?? key.value ?? '',
          optional: member['optional'] === true,
          description: commentBefore(member.start, source, comments),
          text: source.slice(type.start, type.end),
          fields: this.#fieldsOfType(type, of),
        }
      })
  }

  #fieldsOfType(type: Node, of: string): Field[] {
    if (type.type === 'TSTypeLiteral') return this.#fields(type['members'] as Node[], of)
    if (type.type === 'TSIntersectionType') {
      return (type['types'] as Node[]).flatMap((one) => this.#fieldsOfType(one, of))
    }
    const name = (type['typeName'] as { name?: string } | undefined)?.name
    if (name === undefined || this.#types.get(name)?.node.type !== 'TSInterfaceDeclaration')
      return []
    return this.fieldsOf(name)
  }
}

/** The JSDoc comment that ends right before, without its stars. */
function commentBefore(start: number, source: string, comments: readonly Comment[]): string {
  const found = comments.find(
    ({ end, value }) =>
      value.startsWith('*') && end <= start && source.slice(end, start).trim() === '',
  )
  return (found?.value ?? '').replaceAll(/^\s*\*+ ?/gm, '').trim()
}
