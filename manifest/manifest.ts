import { z } from 'zod';

const Text = z.object({ short: z.string(), full: z.string() });
const Page = z.looseObject({
  entityId: z.string(),
  contentUrl: z.string().optional(),
  websiteUrl: z.string().optional(),
});

/** What the checks read of an app manifest; Microsoft's schema says the rest. */
export const Manifest = z.looseObject({
  manifestVersion: z.string(),
  name: Text,
  description: Text,
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.looseObject({
      botId: z.string(),
      commandLists: z.array(
        z.looseObject({ commands: z.array(z.object({ title: z.string(), description: z.string() })) }),
      ),
    }),
  ),
  composeExtensions: z.array(
    z.looseObject({
      botId: z.string(),
      commands: z.array(
        z.looseObject({
          id: z.string(),
          type: z.enum(['action', 'query']),
          title: z.string(),
          description: z.string(),
          parameters: z.array(z.looseObject({ name: z.string(), title: z.string() })).default([]),
        }),
      ),
      messageHandlers: z.array(
        z.object({ type: z.literal('link'), value: z.object({ domains: z.array(z.string()) }) }),
      ),
    }),
  ),
  configurableTabs: z.array(z.looseObject({ configurationUrl: z.string() })),
  staticTabs: z.array(Page),
  activities: z.object({
    activityTypes: z.array(z.object({ type: z.string(), description: z.string(), templateText: z.string() })),
  }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })) }),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

/** A language file: the path of a text in the manifest, such as `staticTabs[0].name`, and the text. */
export const Language = z.record(z.string(), z.string());
export type Language = z.infer<typeof Language>;
