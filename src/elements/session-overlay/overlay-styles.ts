const css = String.raw

/** Of the dialog that lies over the page, and of what opens it. */
export const overlayStyles = css`
  slot.popover {
    display: block;
    position: fixed;
    inset-block-end: 1rem;
    inset-inline-end: 1rem;
    z-index: 1000;
  }
  /* Seen where the system chooses the colours; else in the place of a focus ring. */
  [tabindex] {
    outline: 1px solid #0000;
  }
  /* Nothing to see: it only takes the focus. */
  [tabindex]:empty {
    outline: 0;
  }
  dialog {
    flex-direction: column;
    width: 42rem;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: 1rem;
    box-shadow: 0 1rem 4rem #0005;
    background: light-dark(#fff, #16181d);
    color: CanvasText;
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
    /* In line with our own hosted pages. */
    &::before {
      content: attr(aria-label) / '';
      padding: 0.75rem clamp(1rem, 5%, 2rem);
      padding-inline-end: 4rem;
      font-weight: 600;
    }
    a {
      margin: 0.5rem clamp(1rem, 5%, 2rem) 0.75rem;
    }
    #box {
      flex: 1;
      min-height: 0;
      grid-template-rows: minmax(0, auto);
    }
    iframe,
    [part='loading'] {
      max-height: 100%;
    }
  }
  :modal,
  :popover-open {
    display: flex;
  }
  :modal {
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
      env(safe-area-inset-left);
    &::backdrop {
      background: #0008;
    }
  }
  [part='close'] {
    position: absolute;
    inset-block-start: 0.125rem;
    inset-inline-end: 0.25rem;
    width: 2.75rem;
    height: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    font-size: 2rem;
    line-height: 1;
    &:hover {
      background: #8883;
    }
    &::before {
      content: '\d7';
    }
  }
  :popover-open {
    margin-block-end: 1rem;
    margin-inline-end: 1rem;
    width: 26rem;
    max-height: calc(100dvh - 2rem);
  }
  .drawer {
    --_x: 100%;
    margin-block: 0;
    margin-inline-end: 0;
    width: 32rem;
    min-height: 100dvh;
    border-radius: 0;
    &:dir(rtl) {
      --_x: -100%;
    }
    iframe {
      height: 100% !important;
    }
  }
  @media (width < 40rem) or (height < 30rem) {
    :modal {
      min-width: 100%;
      min-height: 100dvh;
      border-radius: 0;
      iframe {
        height: 100% !important;
      }
    }
  }
`
