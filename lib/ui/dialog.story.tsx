'use client';

import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { State, useSample } from './story.tsx';

export default function DialogStory() {
  const say = useSample();
  const [open, setOpen] = useState(false);
  return (
    <State name={say('问一句，说清会怎样', 'A question that says what will happen')}>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {say('退出登录', 'Sign out')}
      </Button>
      <Dialog
        open={open}
        title={say('要退出登录吗？', 'Sign out?')}
        close={say('不退出', 'Stay')}
        onClose={() => setOpen(false)}
      >
        <p>
          {say(
            '这台设备上存的您的内容会清掉；已送达的都在中心，再登录就能看到。',
            'What this phone keeps of you is cleared; what was delivered is there when you sign in again.',
          )}
        </p>
        <Button look="danger" wide onPress={() => setOpen(false)}>
          {say('退出登录', 'Sign out')}
        </Button>
      </Dialog>
    </State>
  );
}
