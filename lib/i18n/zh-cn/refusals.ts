/** Every expected “no”: what happened, what is safe, what to do next. */
import type { RefusalCode } from '../../shared/refusal.ts';

export type RefusalWords = {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
};

export const refusals: Readonly<Record<RefusalCode, RefusalWords>> = {
  malformed: {
    what: '这份内容的格式不对，没有被接受。',
    safe: '您写的仍在这台手机上。',
    next: '请刷新页面；若再出现，请告诉居委会。',
  },
  'too-large': { what: '内容太大，一次送不出去。', safe: '您写的仍在这台手机上。', next: '请分成几段再写。' },
  'too-fast': {
    what: '一下子送得太多太快。',
    safe: '您写的仍在这台手机上。',
    next: '等一会儿，会自动再送。',
  },
  'too-slow': {
    what: '网络太慢，连接断开了。',
    safe: '您写的仍在这台手机上。',
    next: '会自动重新连接，不用做什么。',
  },
  'too-old': {
    what: '这个版本太旧，不能再写入。',
    safe: '内容仍可以看，您写的仍在这台手机上。',
    next: '请更新到新版本。',
  },
  'not-found': { what: '没有找到。', safe: '别的内容没有受影响。', next: '请看看地址是否写对。' },
  unavailable: { what: '中心暂时用不了。', safe: '您写的仍在这台手机上。', next: '过一会儿再试。' },
  offline: { what: '现在没有网络。', safe: '您写的仍在这台手机上，连上后自动送达。', next: '连上网再试。' },
  'not-signed-in': {
    what: '您还没有登录，或者登录已到期。',
    safe: '您写的仍在这台手机上。',
    next: '请重新登录。',
  },
  'not-yours': {
    what: '这里不对您开放。',
    safe: '别的内容没有受影响。',
    next: '如果您应该能看，请告诉居委会。',
  },
  'wrong-origin': {
    what: '请求不是从本站发出的，没有被接受。',
    safe: '没有任何改动。',
    next: '请从议事亭的地址打开再试。',
  },
  'wrong-password': {
    what: '账号或密码不对。',
    safe: '没有任何改动。',
    next: '请再试一次；忘了密码请找居委会。',
  },
  'weak-password': { what: '密码太短。', safe: '没有任何改动。', next: '请用至少 8 个字符。' },
  'account-taken': { what: '这个账号已经有人用了。', safe: '没有任何改动。', next: '请换一个账号。' },
  'start-link-used': {
    what: '这个链接已经用过了。',
    safe: '社区已经建好，没有受影响。',
    next: '请用已有的账号登录。',
  },
  'no-such-kind': { what: '这里不认识这种文档。', safe: '您写的仍在这台手机上。', next: '请更新到新版本。' },
  'unknown-root': {
    what: '这个位置不能写。',
    safe: '内容放在一边，可以复制。',
    next: '请写到别处；若再出现，请告诉居委会。',
  },
  'nested-type': {
    what: '这一栏放不下这种内容。',
    safe: '内容放在一边，可以复制。',
    next: '请改成文字或数字。',
  },
  'bad-value': {
    what: '这一栏的内容不合要求。',
    safe: '内容放在一边，可以复制。',
    next: '请改短一些，或改成要求的样子。',
  },
  'client-taken': {
    what: '这台手机的编号和别人重了。',
    safe: '您写的仍在这台手机上。',
    next: '会自动换一个编号再送。',
  },
  'stamps-are-the-centres': {
    what: '回执只能由中心写。',
    safe: '别的内容没有受影响。',
    next: '请刷新页面；若再出现，请告诉居委会。',
  },
  overwritten: {
    what: '签名记录不能改写或删除。',
    safe: '原来的记录没有变。',
    next: '需要更正时，请另做一次。',
  },
  'deletes-too-much': {
    what: '一小时内删去别人的文字太多。',
    safe: '别人的文字都还在，您的改动放在一边。',
    next: '请和对方商量，或请主持人来删。',
  },
  'missing-predecessors': {
    what: '前面的部分还没有送到。',
    safe: '您写的仍在这台手机上。',
    next: '会自动补送。',
  },
  'bad-act': { what: '这条签名记录的内容不完整。', safe: '别的记录没有受影响。', next: '请再做一次。' },
  'bad-badge': {
    what: '身份牌对不上。',
    safe: '您写的仍在这台手机上。',
    next: '请连上网，会自动换发身份牌。',
  },
  'bad-signature': {
    what: '签名对不上，可能被改过。',
    safe: '这条记录不算数，别的没有受影响。',
    next: '请本人再做一次。',
  },
  'other-document': {
    what: '这条签名记录属于另一份文档。',
    safe: '别的记录没有受影响。',
    next: '请在原来的文档里做。',
  },
  'other-id': { what: '签名记录的编号对不上。', safe: '别的记录没有受影响。', next: '请再做一次。' },
  'role-missing': {
    what: '这件事要有相应的身份才能做。',
    safe: '没有任何改动。',
    next: '请有这个身份的人来做。',
  },
  'cloned-key': {
    what: '两台设备用了同一把签名钥匙。',
    safe: '先送到的一条算数。',
    next: '这台手机会换新身份牌；请再做一次。',
  },
  expired: {
    what: '身份牌过期后才送到，等人确认。',
    safe: '记录留着，没有丢。',
    next: '请主持人或记录人确认。',
  },
  revoked: { what: '身份牌已被收回，等人确认。', safe: '记录留着，没有丢。', next: '请主持人或记录人确认。' },
  rejected: { what: '负责的人没有确认。', safe: '记录留着，但不算数。', next: '有疑问请问主持人。' },
  'not-held': { what: '这条记录不需要确认。', safe: '没有任何改动。', next: '不用做什么。' },
  'not-a-date': {
    what: '会议的编号要是一个日期。',
    safe: '没有任何改动。',
    next: '请从会议列表里准备会议。',
  },
  'already-published': { what: '通知已经公布过了。', safe: '先公布的一份有效。', next: '请看已公布的通知。' },
  'not-published': { what: '通知还没有公布。', safe: '没有任何改动。', next: '公布以后再做。' },
  frozen: { what: '通知已公布，议程不能再改。', safe: '您写的放在一边，可以复制。', next: '请在会上提出。' },
  sealed: { what: '这次会议已经封存。', safe: '您写的放在一边，可以复制。', next: '请用更正补充。' },
  'not-the-chair': {
    what: '只有正在主持的人可以做。',
    safe: '没有任何改动。',
    next: '请主持人来做，或者先接过主持。',
  },
  'no-such-item': { what: '议程里没有这一项。', safe: '没有任何改动。', next: '请看看议程。' },
  'no-such-vote': {
    what: '没有这次表决。',
    safe: '没有任何改动。',
    next: '等一会儿，表决可能还没有送到这台手机。',
  },
  'vote-open': { what: '已有一项正在表决。', safe: '没有任何改动。', next: '先结束正在进行的表决。' },
  'vote-closed': { what: '表决已经结束。', safe: '结果没有变。', next: '有疑问请问主持人。' },
  'not-entitled': {
    what: '您不在这次会议的名册上，不能签到和表决。',
    safe: '没有任何改动。',
    next: '如果有误，请告诉记录人。',
  },
  'not-on-agenda': {
    what: '这一项不在公布的议程里，只能讨论，不能表决。',
    safe: '没有任何改动。',
    next: '请列入下次议程。',
  },
  'not-carried': {
    what: '表决没有通过，不能记为通过。',
    safe: '表决结果没有变。',
    next: '请选“未通过”或“暂缓”。',
  },
  'wrong-hall-code': {
    what: '签到码不对。',
    safe: '没有任何改动。',
    next: '请看会场上的四个数字，再输一次。',
  },
  'wrong-text': { what: '这张票投的不是这份原文。', safe: '没有任何改动。', next: '请看清原文再投。' },
  'wrong-method': {
    what: '这次表决不用这种方式。',
    safe: '没有任何改动。',
    next: '请按主持人说的方式表决。',
  },
  'counts-do-not-add-up': {
    what: '四项人数加起来不等于实到。',
    safe: '没有任何改动。',
    next: '请再数一遍。',
  },
  late: {
    what: '表决结束后才送到，没有计入。',
    safe: '票留着，看得到。',
    next: '可能影响结果时会标为待核。',
  },
  replaced: { what: '已被后来的一条代替。', safe: '后来的一条算数。', next: '不用做什么。' },
  'two-in-household': {
    what: '一户投了两票，都没有计入。',
    safe: '两票都留着，看得到。',
    next: '请这一户商量后，由代表投一票。',
  },
  outranked: { what: '本人或本户代表已经投了，以那一票为准。', safe: '那一票已计入。', next: '不用做什么。' },
  contested: {
    what: '两个人记的不一样，需要当面确认。',
    safe: '两条都留着，看得到。',
    next: '请负责的人确认哪一个对。',
  },
  'not-kept': {
    what: '这台手机没有存住。',
    safe: '页面上还看得到，请先不要关闭。',
    next: '请腾出空间，或到“我”里导出。',
  },
};
