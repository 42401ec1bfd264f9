import { motionStyles } from './motion-styles.ts'
import { overlayStyles } from './session-overlay/overlay-styles.ts'

const css = String.raw

const placeStyles = css`
  :host(:not([hidden])) {
    display: block;
  }
  [hidden] {
    display: none !important;
  }
  #box {
    display: grid;
    /* To the viewport's end: what follows is not seen when the session tells its height. */
    --_first: var(--sessionframe-height, clamp(600px, 90svh, 900px));
  }
  /* Stretched, what is said would lie over the frame and take its clicks. */
  iframe,
  [role] {
    grid-area: 1/1;
    align-self: start;
    width: 100%;
  }
  iframe,
  [role] div {
    height: var(--_height, var(--_first));
    border: 0;
    border-radius: var(--sessionframe-radius);
  }
  .blocked iframe {
    height: 0 !important;
    visibility: hidden;
  }
  :is(.failed, .expired) [role] {
    grid-row: 2;
  }
  [role] div {
    display: grid;
    place-content: center;
    place-items: center;
    gap: 1em;
    text-align: center;
    unicode-bidi: plaintext;
  }
  [role] [part='error'] {
    height: auto;
    padding: 2em;
    border: 1px solid #8886;
    border-radius: var(--sessionframe-radius, 8px);
  }
  /* Fields to come; the words are for those who cannot see them. */
  [part='loading'] {
    background: repeating-linear-gradient(#8882 0 3em, #0000 0 6em);
    mask: linear-gradient(#000, #0000);
    span {
      opacity: 0;
    }
  }
  /* In the line that it has without this style as well: nothing moves when the style comes. */
  a {
    color: inherit;
    font-size: 0.875em;
    /* Its line is kept for it. */
    &:not([href]) {
      visibility: hidden;
    }
  }
  [role] button,
  .blocked ~ a {
    padding: 0.75em 1.5em;
    border: 1px solid;
    border-radius: var(--sessionframe-radius, 8px);
    background: var(--sessionframe-accent, CanvasText);
    color: var(--sessionframe-accent-text, Canvas);
    font: inherit;
    /* Text lies on a plate of the page's own colour there. */
    @media (forced-colors: active) {
      background: ButtonFace;
      color: ButtonText;
    }
  }
  .blocked ~ a {
    display: block;
    width: fit-content;
    margin: 1em auto;
  }
  :disabled,
  :host(:disabled) {
    opacity: 0.5;
  }
`

/** All of an element's style, as text: a style sheet object belongs to one document. */
export const sessionStyles = [placeStyles, overlayStyles, motionStyles]
