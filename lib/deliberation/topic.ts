/** The topic: its acts, what they add up to, and who may do what. */
import { defineKind } from '../record/kind.ts';
import { type TopicActs, topicActs } from './topic-acts.ts';
import { mayCreateTopic } from './topic-creation.ts';
import { foldTopic } from './topic-fold.ts';
import { photosOfTopic } from './topic-photos.ts';
import { pushesOfTopic } from './topic-pushes.ts';
import { mayActInTopic } from './topic-rights.ts';
import type { TopicPast, TopicState, TopicSummary, TopicView } from './topic-state.ts';
import { summariseTopic } from './topic-summary.ts';
import { viewTopic } from './topic-view.ts';
import { mayReadTopic, mayWriteTopic } from './topic-writing.ts';

export const topic = defineKind<TopicActs, TopicState, TopicView, TopicSummary, TopicPast>({
  kind: 'topic',
  acts: topicActs,
  fold: foldTopic,
  view: viewTopic,
  mayCreate: mayCreateTopic,
  mayRead: mayReadTopic,
  mayAct: mayActInTopic,
  mayWrite: mayWriteTopic,
  summarise: summariseTopic,
  photos: photosOfTopic,
  pushes: pushesOfTopic,
});
