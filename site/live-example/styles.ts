/** Of the site around it, what it inherits: the variables of VitePress. */
export const STYLES = `
  :host { display: block; margin: 24px 0; }
  section { border: 1px solid var(--vp-c-divider); border-radius: 12px; overflow: clip; background: var(--vp-c-bg); }
  form { display: flex; flex-wrap: wrap; gap: 8px 20px; padding: 12px 20px; background: var(--vp-c-bg-soft); border-bottom: 1px solid var(--vp-c-divider); }
  label { display: flex; gap: 8px; align-items: center; font: 14px var(--vp-font-family-mono); color: var(--vp-c-text-1); }
  select { font: 14px var(--vp-font-family-base); padding: 4px 8px; border: 1px solid var(--vp-c-border); border-radius: 6px; background: var(--vp-c-bg); color: var(--vp-c-text-1); }
  .note { margin: 0; padding: 10px 20px; font-size: 13px; line-height: 1.5; color: var(--vp-c-text-2); }
  .stage { padding: 4px 20px 20px; --sessionframe-accent: var(--vp-c-brand-3); --sessionframe-radius: 8px; }
  .stage button { font: 500 15px var(--vp-font-family-base); padding: 10px 18px; border: 0; border-radius: 8px; background: var(--vp-c-brand-3); color: #fff; cursor: pointer; }
  .title { margin: 0; padding: 8px 20px; font: 600 12px var(--vp-font-family-base); color: var(--vp-c-text-2); background: var(--vp-c-bg-soft); border-top: 1px solid var(--vp-c-divider); }
  pre, .log { margin: 0; padding: 12px 20px; overflow: auto; font: 13px/1.6 var(--vp-font-family-mono); color: var(--vp-c-text-1); }
  .log { height: 8.2em; }
  .log:empty::before { content: 'none yet'; color: var(--vp-c-text-2); }
  :focus-visible { outline: 2px solid var(--vp-c-brand-1); outline-offset: -2px; }
  @media print { :host { display: none; } }
`
