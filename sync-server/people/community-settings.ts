/** What a community has decided for itself: data, not code [MEET1]. */
import * as v from 'valibot';
import { type RuleProfile, ruleProfileSchema } from '../../lib/deliberation/rule-profile.ts';
import { type TopicSettings, topicSettingsSchema } from '../../lib/deliberation/topic-settings.ts';
import { isPlainId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';
import type { Statement } from '../storage/sqlite/worker-messages.ts';
import { startingTopics } from './starting-topics.ts';

export interface CommunitySettings {
  /** Day of the month on which the pavilion meets. */
  readonly meetingDay: number;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly profiles: readonly RuleProfile[];
  readonly topics: TopicSettings;
}

export interface Community {
  readonly name: string;
  readonly settings: CommunitySettings;
}

const schemas = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  meetingDay: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28)),
  areas: v.pipe(
    v.array(v.strictObject({ id: v.custom<string>(isPlainId), name: v.pipe(v.string(), v.maxLength(80)) })),
    v.maxLength(64),
  ),
  profiles: v.array(ruleProfileSchema),
  topics: topicSettingsSchema,
};
export const communityNameSchema = schemas.name;

/** For a composite. Throws on values that are not of their form: they come from our own code. */
export const insertCommunity = ({ name, settings }: Community): Statement[] =>
  Object.entries({
    name: v.parse(schemas.name, name),
    meetingDay: v.parse(schemas.meetingDay, settings.meetingDay),
    areas: v.parse(schemas.areas, settings.areas),
    profiles: v.parse(schemas.profiles, settings.profiles),
    topics: v.parse(schemas.topics, settings.topics),
  }).map(([key, value]) => ({
    sql: 'insert into settings (key, json) values (?, ?) on conflict (key) do update set json = excluded.json',
    args: [key, JSON.stringify(value)],
  }));

/** Before the first start link was used: no name, no areas, no profiles. */
export const UNNAMED: Community = {
  name: '',
  settings: { meetingDay: 5, areas: [], profiles: [], topics: startingTopics },
};

export async function readCommunity(db: Database): Promise<Community> {
  const rows = await db.all<{ key: string; json: string }>('select key, json from settings');
  const found = new Map(rows.map(({ key, json }) => [key, JSON.parse(json) as unknown]));
  if (!found.has('name')) return UNNAMED;
  return {
    name: v.parse(schemas.name, found.get('name')),
    settings: {
      meetingDay: v.parse(schemas.meetingDay, found.get('meetingDay')),
      areas: v.parse(schemas.areas, found.get('areas')),
      profiles: v.parse(schemas.profiles, found.get('profiles')),
      // Communities of before there were topics have none of their own yet.
      topics: v.parse(schemas.topics, found.get('topics') ?? startingTopics),
    },
  };
}
