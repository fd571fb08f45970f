import type { RefusalCode } from '../kernel/outcome.ts';
import type { Language } from './language.ts';

const en: Record<RefusalCode, string> = {
  'request.invalid': 'Some values cannot be accepted. Correct the fields named and send again.',
  'request.too-large': 'This is too large to send. Shorten it and send again.',
  'request.too-many': 'Too many requests in a short time. Wait a moment and try again.',
  'request.unsupported': 'Send the request as JSON.',
  'service.busy': 'Docket is busy at the moment. Nothing was changed; try again in a few seconds.',
  'service.failed': 'Something went wrong on our side. Nothing was changed; try again.',
  'signin.missing': 'Sign in to use Docket.',
  'signin.refused': 'Your sign-in is no longer valid. Open Docket again to sign in.',
  'route.not-found': 'There is nothing at this address.',
  'desk.not-found': 'This desk does not exist, or you are not on its roster.',
  'desk.not-owner': 'Only owners of the team can do this.',
  'desk.read-only': 'This desk is read-only because Docket was removed from the team or the team is archived.',
  'desk.stale': 'Another owner changed the settings at the same time. Load them again, then make your change.',
  'team.not-found': 'This team was not found, or you are not a member of it.',
  'team.no-roster': 'Docket may not read the members of this team yet. Add the app to the team, then try again.',
  'ticket.not-found': 'This ticket does not exist, or you may not see it.',
  'ticket.forbidden': 'Your role does not allow this on this ticket.',
  'ticket.clash': 'Someone changed this at the same time. Compare both values and choose one.',
  'ticket.not-on-roster': 'A person named is not on the roster of the desk. Choose someone who is.',
  'ticket.guest-assignee': 'Guests cannot be assigned. Choose a member or an owner.',
  'ticket.unknown-status': 'The desk does not have this status. Choose one of its statuses.',
  'ticket.no-transition': 'The ticket cannot go to this status from its present one.',
  'ticket.unknown-category': 'The desk does not have this category. Choose one of its categories.',
  'comment.not-found': 'This comment does not exist, or you may not see it.',
  'comment.not-yours': 'Only its author can change a comment.',
  'comment.internal-forbidden': 'Only owners and assignees write internal notes.',
  'comment.unknown-mention': 'A person mentioned is not on the roster of the desk. Remove the mention and send again.',
  'undo.not-yours': 'You can undo only what you did yourself.',
  'undo.too-late': 'This was more than ten minutes ago. Change it by hand.',
  'undo.overtaken': 'Somebody has changed it since. Change it by hand.',
  'undo.nothing': 'There is nothing to undo.',
  'template.not-found': 'This checklist template does not exist, or you may not see it.',
  'template.forbidden': 'Only its author and the owners of the team can change this template.',
  'template.stale': 'Someone else changed this template at the same time. Load it again, then make your change.',
  'run.not-found': 'This checklist does not exist, or you may not see it.',
  'run.forbidden': 'Your role does not allow this on this checklist.',
  'run.closed': 'This checklist is no longer open. Reopen it to change something.',
  'run.incomplete': 'Some required items are not done yet. Complete them first.',
  'run.not-in-review': 'This checklist is not waiting for a review.',
  'run.not-closed': 'This checklist is still open.',
  'run.not-on-roster': 'A person named cannot be given work on this desk. Choose a member or an owner.',
  'item.not-found': 'This item is not on the checklist.',
  'item.not-shown': 'This item does not apply, because of an earlier answer.',
  'item.wrong-answer': 'The answer does not fit this item. Correct it and send again.',
  'item.clash': 'Someone answered this item differently at the same time. Compare both answers and choose one.',
  'cursor.invalid': 'The list has changed. Load it again from the beginning.',
  'idempotency.mismatch': 'This Idempotency-Key was used for another request. Use a new one.',
};

const fr: Record<RefusalCode, string> = {
  'request.invalid': 'Certaines valeurs ne peuvent pas être acceptées. Corrigez les champs indiqués, puis renvoyez.',
  'request.too-large': 'L’envoi est trop volumineux. Raccourcissez-le, puis renvoyez.',
  'request.too-many': 'Trop de demandes en peu de temps. Patientez un instant, puis réessayez.',
  'request.unsupported': 'Envoyez la demande au format JSON.',
  'service.busy': 'Docket est très sollicité. Rien n’a été modifié ; réessayez dans quelques secondes.',
  'service.failed': 'Une erreur s’est produite de notre côté. Rien n’a été modifié ; réessayez.',
  'signin.missing': 'Connectez-vous pour utiliser Docket.',
  'signin.refused': 'Votre connexion n’est plus valable. Rouvrez Docket pour vous reconnecter.',
  'route.not-found': 'Il n’y a rien à cette adresse.',
  'desk.not-found': 'Cet espace n’existe pas, ou vous n’en faites pas partie.',
  'desk.not-owner': 'Seuls les propriétaires de l’équipe peuvent le faire.',
  'desk.read-only': 'Cet espace est en lecture seule : Docket a été retiré de l’équipe, ou l’équipe est archivée.',
  'desk.stale':
    'Un autre propriétaire a modifié les paramètres en même temps. Rechargez-les, puis refaites votre modification.',
  'team.not-found': 'Cette équipe est introuvable, ou vous n’en êtes pas membre.',
  'team.no-roster':
    'Docket ne peut pas encore lire les membres de cette équipe. Ajoutez l’application, puis réessayez.',
  'ticket.not-found': 'Ce ticket n’existe pas, ou vous ne pouvez pas le voir.',
  'ticket.forbidden': 'Votre rôle ne permet pas cette action sur ce ticket.',
  'ticket.clash': 'Quelqu’un a modifié ceci en même temps. Comparez les deux valeurs et choisissez.',
  'ticket.not-on-roster':
    'Une personne indiquée ne fait pas partie de l’espace. Choisissez quelqu’un qui en fait partie.',
  'ticket.guest-assignee': 'Un invité ne peut pas être responsable. Choisissez un membre ou un propriétaire.',
  'ticket.unknown-status': 'L’espace n’a pas ce statut. Choisissez l’un des siens.',
  'ticket.no-transition': 'Le ticket ne peut pas passer à ce statut depuis son statut actuel.',
  'ticket.unknown-category': 'L’espace n’a pas cette catégorie. Choisissez l’une des siennes.',
  'comment.not-found': 'Ce commentaire n’existe pas, ou vous ne pouvez pas le voir.',
  'comment.not-yours': 'Seul son auteur peut modifier un commentaire.',
  'comment.internal-forbidden': 'Seuls les propriétaires et les responsables écrivent des notes internes.',
  'comment.unknown-mention':
    'Une personne mentionnée ne fait pas partie de l’espace. Retirez la mention, puis renvoyez.',
  'undo.not-yours': 'Vous ne pouvez annuler que vos propres actions.',
  'undo.too-late': 'Cette action date de plus de dix minutes. Corrigez-la à la main.',
  'undo.overtaken': 'Quelqu’un l’a modifié depuis. Corrigez-le à la main.',
  'undo.nothing': 'Il n’y a rien à annuler.',
  'template.not-found': 'Ce modèle de check-list n’existe pas, ou vous ne pouvez pas le voir.',
  'template.forbidden': 'Seuls son auteur et les propriétaires de l’équipe peuvent modifier ce modèle.',
  'template.stale': 'Quelqu’un a modifié ce modèle en même temps. Rechargez-le, puis refaites votre modification.',
  'run.not-found': 'Cette check-list n’existe pas, ou vous ne pouvez pas la voir.',
  'run.forbidden': 'Votre rôle ne permet pas cette action sur cette check-list.',
  'run.closed': 'Cette check-list n’est plus ouverte. Rouvrez-la pour modifier quelque chose.',
  'run.incomplete': 'Des points obligatoires ne sont pas encore faits. Terminez-les d’abord.',
  'run.not-in-review': 'Cette check-list n’attend pas de validation.',
  'run.not-closed': 'Cette check-list est encore ouverte.',
  'run.not-on-roster':
    'Une personne indiquée ne peut pas recevoir de travail dans cet espace. Choisissez un membre ou un propriétaire.',
  'item.not-found': 'Ce point ne figure pas dans la check-list.',
  'item.not-shown': 'Ce point est sans objet, en raison d’une réponse précédente.',
  'item.wrong-answer': 'La réponse ne convient pas à ce point. Corrigez-la, puis renvoyez.',
  'item.clash': 'Quelqu’un a répondu autrement à ce point en même temps. Comparez les deux réponses et choisissez.',
  'cursor.invalid': 'La liste a changé. Rechargez-la depuis le début.',
  'idempotency.mismatch': 'Cette clé d’idempotence a servi à une autre demande. Utilisez-en une nouvelle.',
};

/** A sentence for each refusal, which says what happened and what to do. */
export const refusalWords: Readonly<Record<Language, Record<RefusalCode, string>>> = { en, fr: typeset(fr) };

/** French typography: narrow no-break space before ; ! ? and no-break space before a colon. */
function typeset(words: Record<RefusalCode, string>): Record<RefusalCode, string> {
  const entries = Object.entries(words) as [RefusalCode, string][];
  const set = entries.map(([code, text]) => [code, text.replace(/ ([;!?])/g, '\u202f$1').replace(/ :/g, '\u00a0:')]);
  return Object.fromEntries(set) as Record<RefusalCode, string>;
}
