import { expect, test } from 'vitest';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import { type Community, insertCommunity, readCommunity, UNNAMED } from './community-settings.ts';
import { startingTopics } from './starting-topics.ts';

const community: Community = {
  name: '和睦里',
  settings: {
    meetingDay: 5,
    areas: [{ id: 'east', name: '东区' }],
    profiles: [
      {
        id: 'residents',
        name: '居民会议',
        validFrom: '2026-01-01',
        source: '章程第三条',
        voter: 'household',
        quorum: { num: 1, den: 2, of: 'roll', strict: false },
        majority: { num: 1, den: 2, of: 'present', strict: true },
        noticeDays: 7,
        methods: ['named', 'hands'],
        voteOnUnnotified: false,
      },
    ],
    topics: {
      categories: [{ id: 'lifts', name: '电梯', nameEn: 'Lifts', belongs: 'owners-assembly' }],
      rating: { threshold: 70, days: 10 },
      publicFigures: true,
    },
  },
};

test('[MEET1] rule profiles are data of the community, read back as they were decided', async () => {
  const db = await temporaryDatabase();
  expect(await readCommunity(db)).toEqual(UNNAMED);
  await db.transact(insertCommunity(community));
  expect(await readCommunity(db)).toEqual(community);
  await db.transact(insertCommunity({ ...community, name: '睦邻里' }));
  expect((await readCommunity(db)).name).toBe('睦邻里');
});

test('[TOPIC6] a community of before there were topics asks as a new one does', async () => {
  const db = await temporaryDatabase();
  const rows = insertCommunity(community).filter(({ args }) => args[0] !== 'topics');
  await db.transact(rows);
  expect((await readCommunity(db)).settings.topics).toEqual(startingTopics);
});

test('a setting that is not of its form is not stored', () => {
  const settings = { ...community.settings, meetingDay: 31 };
  expect(() => insertCommunity({ ...community, settings })).toThrow();
});
