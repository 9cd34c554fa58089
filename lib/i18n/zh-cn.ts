/** The source of all words on screen. English says the same in en.ts. */
import { join, me, setAside, signIn } from './zh-cn/accounts.ts';
import { frame, roles, ticks, update } from './zh-cn/frame.ts';
import {
  action,
  attendance,
  chair,
  decision,
  item,
  meeting,
  minutes,
  picker,
  remarks,
  roll,
  vote,
} from './zh-cn/meeting.ts';
import { agenda, meetings, notice, rule, today } from './zh-cn/meetings.ts';
import { refusals } from './zh-cn/refusals.ts';

export const zhCn = {
  frame,
  ticks,
  update,
  roles,
  signIn,
  join,
  me,
  setAside,
  today,
  meetings,
  agenda,
  notice,
  rule,
  meeting,
  chair,
  attendance,
  roll,
  picker,
  item,
  minutes,
  vote,
  decision,
  action,
  remarks,
  refusals,
};
