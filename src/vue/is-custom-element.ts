const TAGS = ['journey-session', 'appointment-booking']

/** For `compilerOptions` of the Vue plugin: our tags are elements, not components. */
export const isCustomElement = (tag: string): boolean => TAGS.includes(tag)
