/**
 * All words on screen, Chinese being their source. Types only: the shell's words come with every page, a meeting's
 * with its route, the device's with what is rarely shown. The files are compiled at build time (compile-messages.cjs), so that no page parses them.
 */
import type device from './zh-cn/device.json';
import type figures from './zh-cn/figures.json';
import type meeting from './zh-cn/meeting.json';
import type minutes from './zh-cn/minutes.json';
import type photos from './zh-cn/photos.json';
import type push from './zh-cn/push.json';
import type recordPart from './zh-cn/record-part.json';
import type sealing from './zh-cn/sealing.json';
import type shell from './zh-cn/shell.json';
import type topics from './zh-cn/topics.json';
import type verify from './zh-cn/verify.json';

export type ShellMessages = typeof shell;
export type MeetingMessages = typeof meeting & typeof minutes;
export type DeviceMessages = typeof device;
export type PhotoMessages = typeof photos;
export type PushMessages = typeof push;
export type SealMessages = typeof sealing & typeof recordPart & typeof verify;
export type TopicMessages = typeof topics & typeof figures;
export type Messages = ShellMessages &
  MeetingMessages &
  TopicMessages &
  DeviceMessages &
  PhotoMessages &
  PushMessages &
  SealMessages;

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}
