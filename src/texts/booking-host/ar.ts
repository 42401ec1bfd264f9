import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'موعد جديد',
  pending: 'موعد ينتظر ردّك',
  approved: 'تمت الموافقة على هذا الموعد',
  moved: 'تم نقل الموعد',
  movedText: 'توجد رسالة أحدث بشأن وقته الجديد.',
  cancelled: 'تم إلغاء الموعد',
  declined: 'تم رفض الموعد',
  lapsed: 'انتهت مهلة هذا الطلب',
  lapsedText: 'لم يردّ أحد في الوقت المناسب، ولذلك رُفض الطلب.',
  handedOver: 'لم يعد الموعد معك',
  handedOverText: 'نُقل إلى وقت آخر مع شخص آخر.',
  answer: 'الموافقة أو الرفض',
  answerBy: 'إذا لم يصل ردّ حتى {when}، فسيُرفض الطلب.',
  askAnswer: 'هل توافق على هذا الموعد؟',
  approve: 'موافقة',
  decline: 'رفض',
  reason: 'السبب: {reason}',
}
