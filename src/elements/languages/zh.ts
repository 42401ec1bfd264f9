import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'zh',
  journey: '表单',
  appointment: '预约',
  loading: '正在加载',
  link: '在新标签页中打开',
  retry: '重试',
  restart: '重新开始',
  close: '关闭',
  start: '开始',
  consent: '将加载来自其他网站的内容。',
  required: '请先完成此步骤。',
  signIn: '请登录或获取新的链接。',
  tryAgain: '暂时无法使用。请稍候再试。',
  unavailable: '此内容不可用。',
  offline: '您已离线。恢复网络连接后将自动继续。',
  ended: '此会话已结束。',
  blocked: '此内容无法在这里显示。请在新标签页中打开。',
}
