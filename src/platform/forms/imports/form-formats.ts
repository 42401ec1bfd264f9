/** What a form can be read from. */
export const FORM_FORMATS = ['sessionframe', 'flg', 'json-schema', 'surveyjs'] as const
export type FormFormat = (typeof FORM_FORMATS)[number]
