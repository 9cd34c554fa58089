export const frame = {
  product: '议事亭',
  places: '主要页面',
  today: '今天',
  meetings: '议事',
  me: '我',
  skip: '跳到正文',
  opening: '正在打开…',
  offline: '没有网络，照常使用；连上后自动送达',
  again: '登录已到期。您写的都还在，重新登录后自动送达。',
  signInAgain: '重新登录',
  setAside: '{count, plural, other {有 # 件没有被接受的内容放在“我”里，没有丢。}}',
  look: '去看看',
  keepFailed: '这台手机存不下了。请先不要关闭页面，到“我”里把未送达的内容导出。',
  notFoundTitle: '没有这一页',
  notFound: '地址可能写错了，或者这一页已经搬走。',
  home: '回到今天',
};

export const ticks = {
  keeping: { word: '正在存', sentence: '正在存进这台手机，请稍等片刻。' },
  kept: { word: '已存本机', sentence: '已经存在这台手机上；中心还没有收到，连上网后自动送达。' },
  delivered: { word: '已送达', sentence: '这台手机上有，中心也已经收好。' },
  failed: { word: '没有存住', sentence: '这台手机存不下了。请不要关闭页面，到“我”里导出未送达的内容。' },
};

export const update = {
  ready: '有新版本可用，写的内容不会丢。',
  reload: '现在更新',
};

export const roles = {
  resident: '居民',
  organiser: '活动组织者',
  volunteer: '志愿者',
  coordinator: '协调员',
  planner: '议程筹备人',
  recorder: '记录人',
  chair: '主持人',
  committee: '居委会',
};
