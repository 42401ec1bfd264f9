import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'he',
  dir: 'rtl',
  journey: 'טופס',
  appointment: 'קביעת פגישה',
  loading: 'בטעינה',
  link: 'פתיחה בכרטיסייה חדשה',
  retry: 'ניסיון נוסף',
  restart: 'התחלה מחדש',
  close: 'סגירה',
  start: 'התחלה',
  consent: 'ייטען תוכן מאתר אחר.',
  required: 'יש להשלים תחילה את השלב הזה.',
  signIn: 'יש להתחבר או לבקש קישור חדש.',
  tryAgain: 'הפעולה אינה זמינה כרגע. יש להמתין רגע ולנסות שוב.',
  unavailable: 'תוכן זה אינו זמין.',
  offline: 'אין חיבור לאינטרנט. הפעולה תימשך כשהחיבור יחזור.',
  ended: 'ההפעלה הזו הסתיימה.',
  blocked: 'לא ניתן להציג תוכן זה כאן. אפשר לפתוח אותו בכרטיסייה חדשה.',
}
