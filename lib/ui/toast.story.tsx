'use client';

import { useState } from 'react';
import { Button } from './button.tsx';
import { State, useSample } from './story.tsx';
import { useToast } from './toast.tsx';

export default function ToastStory() {
  const say = useSample();
  const toast = useToast();
  const [taken, setTaken] = useState(true);
  return (
    <>
      <State name={say('过一会儿自己收起', 'Goes by itself')}>
        <Button look="quiet" onPress={() => toast({ text: say('已复制', 'Copied') })}>
          {say('复制', 'Copy')}
        </Button>
      </State>
      <State name={say('还能撤回：留到有人动它', 'May be taken back: stays until somebody acts')}>
        <p>{taken ? say('您已报名', 'You are in') : say('您没有报名', 'You are not in')}</p>
        <Button
          look="quiet"
          onPress={() => {
            setTaken(false);
            toast({
              text: say('已经取消报名，座位已让出。', 'You are out, and your seat is free again.'),
              action: { word: say('撤回', 'Undo'), onPress: () => setTaken(true) },
            });
          }}
        >
          {say('取消报名', 'Cancel')}
        </Button>
      </State>
    </>
  );
}
