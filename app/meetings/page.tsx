'use client';

import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { MeetingsScreen } from './meetings-screen.tsx';

export default function MeetingsPage() {
  return <SignedInOnly>{(me) => <MeetingsScreen me={me} />}</SignedInOnly>;
}
