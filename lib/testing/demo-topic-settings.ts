/** What the invented neighbourhood has decided about topics. Communities set their own. */
import type { TopicSettings } from '../deliberation/topic-settings.ts';

export const demoTopicSettings: TopicSettings = {
  categories: [
    { id: 'building', name: '楼栋设施', nameEn: 'Buildings' },
    { id: 'parking', name: '停车充电', nameEn: 'Parking and charging' },
    { id: 'environment', name: '环境卫生', nameEn: 'Environment' },
    { id: 'safety', name: '消防安全', nameEn: 'Safety' },
    { id: 'elders', name: '为老服务', nameEn: 'Elders' },
    { id: 'children', name: '儿童青少年', nameEn: 'Children' },
    { id: 'property', name: '物业服务', nameEn: 'Property services', belongs: 'property-manager' },
    { id: 'common-funds', name: '维修资金', nameEn: 'Repair fund', belongs: 'owners-assembly' },
    { id: 'neighbours', name: '邻里相处', nameEn: 'Neighbours', belongs: 'neighbours' },
    { id: 'other', name: '其他', nameEn: 'Other' },
  ],
  rating: { threshold: 60, days: 14 },
  publicFigures: true,
};
