const css = String.raw

/** All of an element's style, as text: a style sheet object belongs to one document. */
export const sessionStyles = css`
  :host {
    display: block;
  }
  [hidden],
  :host([hidden]) {
    display: none;
  }
  #box {
    display: grid;
  }
  iframe,
  [role] {
    grid-area: 1/1;
  }
  /* Stretched, it would lie over the frame and take its clicks. */
  [role] {
    align-self: start;
  }
  iframe,
  [part='loading'] {
    width: 100%;
    height: var(--_height, var(--sessionframe-height, 600px));
    border: 0;
    border-radius: var(--sessionframe-radius);
  }
  .blocked iframe {
    height: 0 !important;
    visibility: hidden;
  }
  .failed [role],
  .expired [role] {
    grid-row: 2;
  }
  [part='loading'],
  [part='error'] {
    display: grid;
    place-content: center;
    place-items: center;
    gap: 1em;
    text-align: center;
    unicode-bidi: plaintext;
  }
  [part='error'] {
    padding: 2em;
    border: 1px solid color-mix(in srgb, currentcolor 25%, #0000);
    border-radius: var(--sessionframe-radius, 8px);
  }
  [part='loading']::before {
    content: '';
    padding: 1em;
    border: 3px solid;
    border-inline-color: #0000;
    border-radius: 50%;
    opacity: 0.5;
    animation: 1s linear infinite turn;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion) {
    ::before {
      animation: none;
    }
  }
  a {
    display: block;
    width: fit-content;
    margin: 0.5em 0;
    color: inherit;
    font-size: 0.875em;
  }
  button,
  .blocked + a {
    padding: 0.75em 1.5em;
    border: 1px solid;
    border-radius: var(--sessionframe-radius, 8px);
    background: var(--sessionframe-accent, CanvasText);
    color: var(--sessionframe-accent-text, Canvas);
    font: inherit;
  }
  .blocked + a {
    margin: 1em auto;
  }
  :disabled {
    opacity: 0.5;
  }
`
