const css = String.raw

/** What moves, for visitors who do not mind. */
export const motionStyles = css`
  @media (prefers-reduced-motion: no-preference) {
    [part='loading'] {
      animation: 1s infinite alternate pale;
    }
    @keyframes pale {
      to {
        opacity: 0.5;
      }
    }
    dialog {
      transition: 0.2s;
    }
    @starting-style {
      :modal,
      :popover-open {
        opacity: 0;
        translate: var(--_x) 1rem;
      }
    }
  }
`
