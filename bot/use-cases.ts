import {
  appointAdministratorWith,
  changeStandingWith,
  correctAccountWith,
  deactivateMeWith,
  dismissAdministratorWith,
  signOutAccountWith,
} from '#bot/accounts/account-use-cases.ts';
import { openAccounts } from '#bot/accounts/accounts.ts';
import { admitWith } from '#bot/accounts/admit.ts';
import { correctDirectory } from '#bot/accounts/corrected-directory.ts';
import { enterOrganisationWith } from '#bot/accounts/enter-organisation.ts';
import { listAccountsWith } from '#bot/accounts/list-accounts.ts';
import { changeOrganisationWith, readOrganisationWith } from '#bot/accounts/organisation-use-cases.ts';
import { openOrganisations } from '#bot/accounts/organisations.ts';
import { openAudit } from '#bot/audit/audit.ts';
import { exportAuditWith, listAuditWith, verifyAuditWith } from '#bot/audit/audit-use-cases.ts';
import type { Sales } from '#bot/billing/open-sales.ts';
import { activatePurchaseWith, resolvePurchaseWith } from '#bot/billing/purchase-use-cases.ts';
import { readSubscriptionWith, readUsageWith } from '#bot/billing/subscription-use-cases.ts';
import { projectCategoryRunsWith } from '#bot/checklists/category-run.ts';
import {
  answerItemWith,
  cancelRunWith,
  changeRunWith,
  completeRunWith,
  reopenRunWith,
  reviewRunWith,
} from '#bot/checklists/change-run.ts';
import { commentRunWith, deleteRunCommentWith, editRunCommentWith } from '#bot/checklists/comment-run.ts';
import { commitRunWith } from '#bot/checklists/commit-run.ts';
import { attachEvidenceWith, readEvidenceWith, removeEvidenceWith } from '#bot/checklists/evidence.ts';
import { listMyRunsWith } from '#bot/checklists/list-my-runs.ts';
import { listRunEntriesWith, listRunsWith } from '#bot/checklists/list-runs.ts';
import { projectRaisedTicketsWith, raiseTicketWith } from '#bot/checklists/raise-ticket.ts';
import { openPlans, readRunWith } from '#bot/checklists/read-run.ts';
import { readRunReportWith } from '#bot/checklists/report.ts';
import {
  changeScheduleWith,
  createScheduleWith,
  listSchedulesWith,
  removeScheduleWith,
} from '#bot/checklists/schedule-use-cases.ts';
import { openScheduler } from '#bot/checklists/scheduler.ts';
import { startRunWith } from '#bot/checklists/start-run.ts';
import {
  archiveTemplateWith,
  changeTemplateWith,
  createTemplateWith,
  listTemplatesWith,
  readTemplateWith,
} from '#bot/checklists/template-use-cases.ts';
import { changeDeskWith } from '#bot/desks/change-desk.ts';
import { listMembersWith, readDeskWith } from '#bot/desks/desk-use-cases.ts';
import { enterDeskWith, enterToWriteWith } from '#bot/desks/enter-desk.ts';
import { moveLeavingWith } from '#bot/desks/move-leaving.ts';
import { listSettingsEntriesWith } from '#bot/desks/settings-entry.ts';
import { createDeskWith, listTeamDesksWith } from '#bot/desks/team-desks.ts';
import { discardFileWith, readFileWith, uploadFileWith } from '#bot/files/file-use-cases.ts';
import type { Files } from '#bot/files/port.ts';
import { createKeyWith, listKeysWith, revokeKeyWith, rotateKeyWith } from '#bot/keys/key-use-cases.ts';
import type { Directory } from '#bot/members/directory.ts';
import { changeMeWith, listMineWith, readMeWith } from '#bot/members/me-use-cases.ts';
import { openRoster } from '#bot/members/roster.ts';
import { type SyncRoster, syncRosterWith } from '#bot/members/sync-roster.ts';
import { listFailedDeliveriesWith } from '#bot/notifications/failed-delivery.ts';
import {
  changeNotificationSettingsWith,
  muteWith,
  readNotificationSettingsWith,
  unmuteWith,
} from '#bot/notifications/settings-use-cases.ts';
import { openEraser } from '#bot/privacy/eraser.ts';
import { openErasureLog } from '#bot/privacy/erasure-log.ts';
import { eraseAccountWith, listErasuresWith, previewErasureWith } from '#bot/privacy/erasure-use-cases.ts';
import {
  answerFeedbackWith,
  listFeedbackWith,
  listMyFeedbackWith,
  sendFeedbackWith,
} from '#bot/privacy/feedback-use-cases.ts';
import { sweepFreezesWith } from '#bot/privacy/freezing.ts';
import {
  freezeAccountWith,
  holdAccountWith,
  releaseAccountWith,
  thawAccountWith,
} from '#bot/privacy/hold-use-cases.ts';
import { keepRetentionWith } from '#bot/privacy/keep-retention.ts';
import { exportAccountWith, exportMyDataWith, readMyDataWith } from '#bot/privacy/own-data-use-cases.ts';
import {
  acknowledgePolicyWith,
  changeConsentWith,
  listConsentsWith,
  listPoliciesWith,
  publishPolicyWith,
  readMyPrivacyWith,
  readPolicyWith,
} from '#bot/privacy/policy-use-cases.ts';
import { replayErasuresWith } from '#bot/privacy/replay-erasures.ts';
import {
  askAboutMyDataWith,
  decideRequestWith,
  enterRequestWith,
  extendRequestWith,
  listMyRequestsWith,
  listRequestsWith,
} from '#bot/privacy/request-use-cases.ts';
import { changeRetentionWith, previewRetentionWith, readRetentionWith } from '#bot/privacy/retention-use-cases.ts';
import type { Store } from '#bot/store/port.ts';
import { carryWith, projectMovesWith } from '#bot/tickets/carry-ticket.ts';
import { changeTicketWith } from '#bot/tickets/change-ticket.ts';
import { addCommentWith, deleteCommentWith, editCommentWith } from '#bot/tickets/comment-ticket.ts';
import { commitTicketsWith, commitTicketWith, type Took } from '#bot/tickets/commit.ts';
import { countTicketsWith } from '#bot/tickets/count-tickets.ts';
import { createTicketWith } from '#bot/tickets/create-ticket.ts';
import { groupTicketsWith, listGroupedWith } from '#bot/tickets/group-tickets.ts';
import { addLinkWith, mergeTicketWith, removeLinkWith } from '#bot/tickets/link-tickets.ts';
import { listEntriesWith } from '#bot/tickets/list-entries.ts';
import { listTagsWith } from '#bot/tickets/list-tags.ts';
import { listTicketsWith } from '#bot/tickets/list-tickets.ts';
import { moveBackWith, moveTicketWith, previewMoveWith } from '#bot/tickets/move-ticket.ts';
import { openNumberLane } from '#bot/tickets/number-lane.ts';
import { findByNumberWith, readTicketWith } from '#bot/tickets/read-ticket.ts';
import { addSamplesWith, readSamplesWith, removeSamplesWith } from '#bot/tickets/samples.ts';
import { searchTicketsWith } from '#bot/tickets/search-tickets.ts';
import { undoTicketWith } from '#bot/tickets/undo-ticket.ts';
import { writeTicketsWith } from '#bot/tickets/write-tickets.ts';
import { openTurns } from '#bot/turns.ts';
import type { UseCase } from '#bot/use-case.ts';
import { keepSearchWith, listRecentSearchesWith } from '#bot/views/recent-searches.ts';
import { changeViewWith, listViewsWith, removeViewWith, saveViewWith } from '#bot/views/view-use-cases.ts';
import type { Network } from '#bot/webhooks/network.ts';
import { openWebhooks } from '#bot/webhooks/open-webhooks.ts';
import { sendWith } from '#bot/webhooks/send.ts';
import {
  changeWebhookWith,
  createWebhookWith,
  listWebhookDeliveriesWith,
  listWebhooksWith,
  removeWebhookWith,
  replayWebhookDeliveryWith,
  testWebhookWith,
} from '#bot/webhooks/webhook-use-cases.ts';
import type { endpoints } from '#shared/contract.ts';

interface Deps {
  readonly store: Store;
  readonly files: Files;
  readonly directory: Directory;
  /** Whether people can be told by e-mail. */
  readonly mails: boolean;
  /** Null where Docket is not sold in the marketplace. */
  readonly sales: Pick<Sales, 'marketplace' | 'billing'> | null;
  readonly took: Took;
  /** How webhooks are reached. */
  readonly network: Network;
  readonly now: () => Date;
  /** Of work that nobody waits for. */
  readonly failed: (what: string, error: unknown) => void;
}

type Operation = (typeof endpoints)[number];
/** One for each operation of the contract, under its id. */
export type UseCases = { readonly [E in Operation as E['id']]: UseCase<E> };

/** Joins the use cases with the parts they need; API, bot and cards all call these. */
export function openUseCases({ store, files, directory: teams, mails, sales, took, network, now, failed }: Deps) {
  const accounts = openAccounts({ store, now });
  const audit = openAudit(store, now);
  const organisations = openOrganisations(store, audit);
  const directory = correctDirectory(teams, organisations);
  const enterOrganisation = enterOrganisationWith(organisations);
  const administers = { store, now, audit, organisations, enterOrganisation, failed };
  const erasureLog = openErasureLog(files);
  const roster = openRoster(store, accounts.meetRoster);
  const enterDesk = enterDeskWith({ store, organisations });
  const enterToWrite = enterToWriteWith({ store, organisations });
  const syncRoster = syncRosterWith({ store, roster, directory, now });
  const healRoster = (...desk: Parameters<SyncRoster>) => {
    syncRoster(...desk).catch((error: unknown) => failed('reading a roster anew', error));
  };
  const reads = { store, enterDesk, roster };
  const turns = openTurns();
  const writes = { store, enterDesk: enterToWrite, roster, now, turns, commit: commitTicketWith({ store, took }) };
  const links = { ...writes, commitAll: commitTicketsWith({ store, took }) };
  const number = openNumberLane(store);
  const carry = carryWith({ ...writes, files, number, took });
  const moves = { ...writes, carry };
  const lists = { ...reads, plans: openPlans(store) };
  const listWrites = {
    ...lists,
    enterDesk: enterToWrite,
    now,
    turns,
    commitRun: commitRunWith({ store, took }),
    number,
    took,
  };
  const move = moveLeavingWith(writes);
  const moveLeaving = (...desk: Parameters<typeof move>) => {
    move(...desk).catch((error: unknown) => failed('moving tickets out of a status', error));
  };
  const desks = { store, roster, enterDesk, healRoster, moveLeaving, now };
  const places = { store, roster, directory, now, organisations };
  const settings = { store, enterDesk, organisations, mails, now };
  const keys = { store, enterDesk, roster, audit, now };
  const keyWrites = { ...keys, enterDesk: enterToWrite };
  const readTicket = readTicketWith(reads);
  const webhooks = openWebhooks({ store, audit, readTicket, send: sendWith(network), now, failed });
  const hooks = { ...keys, webhooks, network };
  const hookWrites = { ...hooks, enterDesk: enterToWrite };
  const createTicket = createTicketWith({ ...writes, took, number });
  const changeTicket = changeTicketWith(writes);
  const useCases: UseCases = {
    readMe: readMeWith({ store, roster, organisations, accounts }),
    changeMe: changeMeWith({ store, roster, organisations, accounts }),
    listMine: listMineWith({ store, roster }),
    listMyRuns: listMyRunsWith(lists),
    listTeamDesks: listTeamDesksWith(places),
    createDesk: createDeskWith(places),
    readDesk: readDeskWith(desks),
    changeDesk: changeDeskWith({ store, enterDesk: enterToWrite, moveLeaving, now }),
    listSettingsEntries: listSettingsEntriesWith(reads),
    listMembers: listMembersWith(desks),
    listFailedDeliveries: listFailedDeliveriesWith(reads),
    readNotificationSettings: readNotificationSettingsWith(settings),
    changeNotificationSettings: changeNotificationSettingsWith(settings),
    mute: muteWith(settings),
    unmute: unmuteWith(settings),
    listTickets: listTicketsWith(reads),
    searchTickets: searchTicketsWith(reads),
    countTickets: countTicketsWith({ ...reads, now }),
    groupTickets: groupTicketsWith({ ...reads, now }),
    listGrouped: listGroupedWith({ ...reads, now }),
    listTags: listTagsWith(reads),
    listViews: listViewsWith({ ...reads, now }),
    saveView: saveViewWith(writes),
    changeView: changeViewWith(writes),
    removeView: removeViewWith(writes),
    listRecentSearches: listRecentSearchesWith(reads),
    keepSearch: keepSearchWith({ ...reads, now }),
    createTicket,
    readTicket,
    listEntries: listEntriesWith(reads),
    changeTicket,
    writeTickets: writeTicketsWith({ enterDesk: writes.enterDesk, createTicket, changeTicket }),
    undoTicket: undoTicketWith({ ...links, moveBack: moveBackWith(moves) }),
    previewMove: previewMoveWith(reads),
    moveTicket: moveTicketWith(moves),
    readSamples: readSamplesWith(reads),
    addSamples: addSamplesWith({ ...links, number, took }),
    removeSamples: removeSamplesWith({ ...links, number, took }),
    addLink: addLinkWith(links),
    removeLink: removeLinkWith(links),
    mergeTicket: mergeTicketWith(links),
    addComment: addCommentWith(writes),
    editComment: editCommentWith(writes),
    deleteComment: deleteCommentWith(writes),
    uploadFile: uploadFileWith({ ...writes, files }),
    readFile: readFileWith({ ...reads, files, now }),
    discardFile: discardFileWith({ ...writes, files }),
    listTemplates: listTemplatesWith(lists),
    createTemplate: createTemplateWith(listWrites),
    readTemplate: readTemplateWith(lists),
    changeTemplate: changeTemplateWith(listWrites),
    archiveTemplate: archiveTemplateWith(listWrites),
    listSchedules: listSchedulesWith(lists),
    createSchedule: createScheduleWith(listWrites),
    changeSchedule: changeScheduleWith(listWrites),
    removeSchedule: removeScheduleWith(listWrites),
    listRuns: listRunsWith(lists),
    startRun: startRunWith(listWrites),
    readRun: readRunWith(lists),
    listRunEntries: listRunEntriesWith(lists),
    changeRun: changeRunWith(listWrites),
    answerItem: answerItemWith(listWrites),
    raiseTicket: raiseTicketWith(listWrites),
    completeRun: completeRunWith(listWrites),
    reviewRun: reviewRunWith(listWrites),
    reopenRun: reopenRunWith(listWrites),
    cancelRun: cancelRunWith(listWrites),
    commentRun: commentRunWith(listWrites),
    editRunComment: editRunCommentWith(listWrites),
    deleteRunComment: deleteRunCommentWith(listWrites),
    readRunReport: readRunReportWith({ ...lists, now }),
    attachEvidence: attachEvidenceWith({ ...listWrites, files }),
    readEvidence: readEvidenceWith({ ...lists, files }),
    removeEvidence: removeEvidenceWith(listWrites),
    listKeys: listKeysWith(keys),
    createKey: createKeyWith(keyWrites),
    rotateKey: rotateKeyWith(keyWrites),
    revokeKey: revokeKeyWith(keys),
    listWebhooks: listWebhooksWith(hooks),
    createWebhook: createWebhookWith(hookWrites),
    changeWebhook: changeWebhookWith(hookWrites),
    removeWebhook: removeWebhookWith(hooks),
    testWebhook: testWebhookWith(hookWrites),
    listWebhookDeliveries: listWebhookDeliveriesWith(hooks),
    replayWebhookDelivery: replayWebhookDeliveryWith(hookWrites),
    listAccounts: listAccountsWith(administers),
    appointAdministrator: appointAdministratorWith(administers),
    dismissAdministrator: dismissAdministratorWith(administers),
    changeStanding: changeStandingWith(administers),
    correctAccount: correctAccountWith(administers),
    signOutAccount: signOutAccountWith(administers),
    deactivateMe: deactivateMeWith(administers),
    readOrganisation: readOrganisationWith(administers),
    changeOrganisation: changeOrganisationWith(administers),
    listAudit: listAuditWith(administers),
    verifyAudit: verifyAuditWith(administers),
    exportAudit: exportAuditWith(administers),
    previewErasure: previewErasureWith(administers),
    eraseAccount: eraseAccountWith(administers),
    listErasures: listErasuresWith(administers),
    readMyData: readMyDataWith({ store }),
    askAboutMyData: askAboutMyDataWith(administers),
    listMyRequests: listMyRequestsWith(administers),
    listRequests: listRequestsWith(administers),
    enterRequest: enterRequestWith(administers),
    extendRequest: extendRequestWith(administers),
    decideRequest: decideRequestWith(administers),
    sendFeedback: sendFeedbackWith(administers),
    listMyFeedback: listMyFeedbackWith(administers),
    listFeedback: listFeedbackWith(administers),
    answerFeedback: answerFeedbackWith(administers),
    listPolicies: listPoliciesWith(administers),
    readPolicy: readPolicyWith(administers),
    publishPolicy: publishPolicyWith(administers),
    readMyPrivacy: readMyPrivacyWith(administers),
    changeConsent: changeConsentWith(administers),
    acknowledgePolicy: acknowledgePolicyWith(administers),
    listConsents: listConsentsWith(administers),
    resolvePurchase: resolvePurchaseWith({ organisations, sales }),
    activatePurchase: activatePurchaseWith({ organisations, sales }),
    readSubscription: readSubscriptionWith({ ...administers, sales }),
    readUsage: readUsageWith(administers),
    readRetention: readRetentionWith(administers),
    changeRetention: changeRetentionWith(administers),
    previewRetention: previewRetentionWith(administers),
    holdAccount: holdAccountWith(administers),
    releaseAccount: releaseAccountWith(administers),
    freezeAccount: freezeAccountWith(administers),
    thawAccount: thawAccountWith(administers),
    exportMyData: exportMyDataWith({ ...administers, files }),
    exportAccount: exportAccountWith({ ...administers, files }),
  };
  return {
    useCases,
    organisations,
    admit: admitWith(organisations),
    enterOrganisation,
    enterDesk,
    syncRoster,
    roster,
    plans: lists.plans,
    findByNumber: findByNumberWith(reads),
    webhooks,
    projectors: [
      webhooks.project,
      projectRaisedTicketsWith(listWrites),
      projectCategoryRunsWith(listWrites),
      projectMovesWith(carry),
    ],
    eraser: openEraser({ ...administers, erasureLog }),
    replayErasures: replayErasuresWith({ ...administers, erasureLog }),
    keepRetention: keepRetentionWith(administers),
    sweepFreezes: sweepFreezesWith(administers),
    scheduler: openScheduler({ ...listWrites, organisations, failed }),
  };
}
