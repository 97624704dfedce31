import type { ExtensionReply, ExtensionRequest } from '../ports/incoming.ts';
import { createTopicIndex } from '../view/topic-index.ts';
import { explainMessage, insertExplanation } from './explain-message.ts';
import { findAnswers } from './find-answers.ts';
import type { World } from './world.ts';

/** Somebody uses the message extension. It answers out of memory, within the five seconds that Teams waits. */
export function answerExtension(world: World): (request: ExtensionRequest) => Promise<ExtensionReply> {
  const index = createTopicIndex(world.words);
  return async (request) => {
    switch (request.kind) {
      case 'search':
        return findAnswers(request, world, index);
      case 'explain':
        return explainMessage(request, world);
      case 'insert':
        return insertExplanation(request, world);
    }
  };
}
