export { RaiseForm as default } from '../../lib/deliberation/components/topics/raise-form.tsx';
