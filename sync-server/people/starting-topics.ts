/** What a new community asks about its topics, until it decides for itself. */
import type { TopicSettings } from '../../lib/deliberation/topic-settings.ts';

export const startingTopics: TopicSettings = {
  categories: [
    { id: 'building', name: '楼栋设施', nameEn: 'Buildings' },
    { id: 'parking', name: '停车充电', nameEn: 'Parking and charging' },
    { id: 'environment', name: '环境卫生', nameEn: 'Environment' },
    { id: 'safety', name: '消防安全', nameEn: 'Safety' },
    { id: 'elders', name: '为老服务', nameEn: 'Elders' },
    { id: 'property', name: '物业服务', nameEn: 'Property services', belongs: 'property-manager' },
    { id: 'neighbours', name: '邻里相处', nameEn: 'Neighbours', belongs: 'neighbours' },
    { id: 'other', name: '其他', nameEn: 'Other' },
  ],
  rating: { threshold: 60, days: 14 },
  publicFigures: false,
};
