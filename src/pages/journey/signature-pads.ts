import type { SignaturePad } from './signature-pad.ts'

/** Loads what draws, where there is a question that can be signed so. */
export async function openSignaturePads(form: HTMLElement): Promise<readonly SignaturePad[]> {
  const places = [...form.querySelectorAll<HTMLElement>('.sf-pad')]
  if (places.length === 0) return []
  try {
    const { SignaturePad } = await import('./signature-pad.ts')
    return places.flatMap((place) => {
      const control = place.previousElementSibling
      return control instanceof HTMLInputElement ? [new SignaturePad(place, control)] : []
    })
  } catch {
    // A typed name is enough.
    return []
  }
}
