'use client';

import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { MeetingsScreen } from './meetings-screen.tsx';

export default function MeetingsPage() {
  return <SignedInOnly opening="meetings">{(me) => <MeetingsScreen me={me} />}</SignedInOnly>;
}
