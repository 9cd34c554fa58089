import type { CommunitySettings } from './community-settings.ts';
import { startingTopics } from './starting-topics.ts';

/** Written into a new community's settings, and from then on its own to change: laws are revised, and so are rules. */
export const startingSettings: CommunitySettings = {
  meetingDay: 5,
  areas: [],
  profiles: [
    {
      id: 'residents-meeting',
      name: '居民会议',
      validFrom: '2018-12-29',
      source:
        '参照《中华人民共和国城市居民委员会组织法》（2018 年修正）第九条：过半数出席才能举行，由出席人的过半数通过。该法 2025 年已修订，请先核对现行条文再使用。每户派一名代表、提前三天通知，由本社区自行确定。',
      voter: 'household',
      quorum: { num: 1, den: 2, of: 'roll', strict: true },
      majority: { num: 1, den: 2, of: 'present', strict: true },
      noticeDays: 3,
      methods: ['named', 'hands'],
      voteOnUnnotified: false,
    },
  ],
  topics: startingTopics,
};
