import 'vue'

/** With `strictTemplates` Vue has slots of its own in mind; those of custom elements are an attribute. */
declare module 'vue' {
  interface HTMLAttributes {
    slot?: string
  }
}
