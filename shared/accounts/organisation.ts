/** What an organisation's administrators settled for all its desks. */
export interface Organisation {
  /** Whom administrators appointed here. Those who hold the app role in Microsoft Entra are administrators besides. */
  readonly administrators: readonly string[];
}

export const untouchedOrganisation: Organisation = { administrators: [] };

/** Somebody who acts for themselves or, as its administrator, for their organisation. */
export interface OrganisationActor {
  readonly person: string;
  readonly administrator: boolean;
}

/** The app role, as an organisation gives it to people in Microsoft Entra; tokens carry it under `roles`. */
export const administratorRole = 'Docket.Administrator';

/** Null where nothing changes. */
export function appoint(organisation: Organisation, person: string): Organisation | null {
  const { administrators } = organisation;
  return administrators.includes(person) ? null : { ...organisation, administrators: [...administrators, person] };
}

/** Null where nothing changes. */
export function dismiss(organisation: Organisation, person: string): Organisation | null {
  const { administrators } = organisation;
  if (!administrators.includes(person)) return null;
  return { ...organisation, administrators: administrators.filter((one) => one !== person) };
}
