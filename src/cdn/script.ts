/** Where this code comes from. A module script has no current script. */
export const script = (document.currentScript ??
  document.querySelector('script[src*="sessionframe"]')) as HTMLScriptElement | null
