const css = String.raw

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
  iframe,
  [part='loading'] {
    width: 100%;
    height: var(--_height, var(--sessionframe-height, 600px));
    border: 0;
    border-radius: var(--sessionframe-radius);
  }
  .blocked iframe {
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
  }
  [part='error'] {
    padding: 2em;
    border: 1px solid;
    border-radius: var(--sessionframe-radius, 8px);
  }
  [part='loading']::before {
    content: '';
    padding: 1em;
    border: 3px solid;
    border-inline-color: #0000;
    border-radius: 50%;
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
  button,
  .blocked + a {
    padding: 0.6em 1.2em;
    border: 1px solid;
    border-radius: var(--sessionframe-radius, 8px);
    background: none;
    color: inherit;
    font: inherit;
  }
  a {
    color: inherit;
    font-size: 0.875em;
  }
`
