import type { CommunitySettings } from './community-settings.ts';

/**
 * Written into a new community's settings, and from then on its own to change. More than half, for any roll under
 * a thousand, is at least 501 of 1,000.
 */
export const startingSettings: CommunitySettings = {
  meetingDay: 5,
  areas: [],
  profiles: [
    {
      id: 'residents-meeting',
      name: '居民会议',
      validFrom: '2018-12-29',
      source:
        '《中华人民共和国城市居民委员会组织法》（2018 年修正）第九条：过半数出席才能举行，由出席人的过半数通过。每户派一名代表、提前三天通知，由本社区自行确定。',
      voter: 'household',
      quorum: { num: 501, den: 1000, of: 'roll' },
      majority: { num: 1, den: 2, of: 'present', strict: true },
      noticeDays: 3,
      methods: ['named', 'hands'],
      voteOnUnnotified: false,
    },
  ],
};
