/** The words of zh-cn.ts in English; fetched by those who chose it. */

import { join, me, setAside, signIn } from './en/accounts.ts';
import { frame, roles, ticks, update } from './en/frame.ts';
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
} from './en/meeting.ts';
import { agenda, meetings, notice, rule, today } from './en/meetings.ts';
import { refusals } from './en/refusals.ts';
import type { Messages } from './language.tsx';

export const en: Messages = {
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
