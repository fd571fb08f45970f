/** Deep links that open in Teams. @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export interface Links {
  ticket(deskId: string, ticketId: string, channelId?: string): string;
  run(deskId: string, runId: string, channelId?: string): string;
  desk(deskId: string, channelId?: string): string;
  mine(): string;
  /** Where one chooses how one is told. */
  notificationSettings(): string;
}

/** @param teamsAppId the app's id in the Teams catalogue */
export function openLinks(teamsAppId: string): Links {
  const link = (entity: string, context: Readonly<Record<string, string | undefined>>) => {
    const said = Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
    const query = Object.keys(said).length === 0 ? '' : `?context=${encodeURIComponent(JSON.stringify(said))}`;
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${encodeURIComponent(entity)}${query}`;
  };
  return {
    ticket: (desk, ticket, channelId) => link(desk, { subEntityId: `ticket/${ticket}`, channelId }),
    run: (desk, run, channelId) => link(desk, { subEntityId: `run/${run}`, channelId }),
    desk: (desk, channelId) => link(desk, { channelId }),
    mine: () => link('me', {}),
    notificationSettings: () => link('me', { subEntityId: 'notifications' }),
  };
}
