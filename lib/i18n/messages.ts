/**
 * All words on screen, Chinese being their source. Types only: the shell's words come with every page, a meeting's
 * with its route. The files are compiled at build time (compile-messages.cjs), so that no page parses them.
 */
import type meeting from './zh-cn/meeting.json';
import type shell from './zh-cn/shell.json';

export type ShellMessages = typeof shell;
export type MeetingMessages = typeof meeting;
export type Messages = ShellMessages & MeetingMessages;

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}
