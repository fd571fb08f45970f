import { z } from 'zod';
import type { Card } from '#bot/conversations/cards/card.ts';
import type { Conversations } from '#bot/conversations/conversations.ts';
import type { CallConnector, Sent } from './connector.ts';
import { messageWith } from './gateway.ts';

/** What the bot sends on its own account. */
export interface TeamsMessenger {
  /** Into somebody's own chat with the bot; permanent where they never opened one or removed the app. */
  toPerson(tenant: string, person: string, card: Card): Promise<Sent<unknown>>;
  /** As a new thread in a channel of a team that has the app. */
  toChannel(tenant: string, group: string, channel: string, card: Card): Promise<Sent<unknown>>;
}

/** Teams took the message where it answers so, whatever else it says: it is never sent again for what is said beside. */
const reply = z.unknown();
/** Teams' word for an app that was taken out of the team, or of the chat. */
const outOfTeam = 'BotNotInConversationRoster';
const noConversation = { kind: 'permanent', reason: 'NoConversation', gone: true } as const;

export function openTeamsMessenger(
  conversations: Conversations,
  callConnector: CallConnector,
  botAppId: string,
): TeamsMessenger {
  return {
    async toPerson(tenant, person, card) {
      const found = await conversations.readPerson(tenant, person);
      if (found === null || found.state === 'ended') return noConversation;
      const { serviceUrl, conversation } = found;
      const path = ['conversations', conversation, 'activities'];
      const sent = await callConnector({ method: 'POST', serviceUrl, path, body: messageWith(card), reply });
      if (sent.kind === 'permanent' && sent.gone) await conversations.endPerson(tenant, person);
      return sent;
    },

    async toChannel(tenant, group, channel, card) {
      const team = await conversations.readTeam(tenant, group);
      if (team === null || team.state === 'suspended') return noConversation;
      const { serviceUrl } = team;
      const bot = { id: team.bot === '' ? `28:${botAppId}` : team.bot };
      const activity = messageWith(card);
      const body = {
        isGroup: true,
        bot,
        tenantId: tenant,
        channelData: { channel: { id: channel }, tenant: { id: tenant } },
        activity,
      };
      const sent = await callConnector({ method: 'POST', serviceUrl, path: ['conversations'], body, reply });
      // A channel that is gone says nothing of the team's others.
      if (sent.kind === 'permanent' && sent.reason === outOfTeam) await conversations.suspendTeam(tenant, group);
      return sent;
    },
  };
}
