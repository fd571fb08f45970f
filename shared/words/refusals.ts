import type { Refusal, RefusalCode } from '../kernel/outcome.ts';
import type { Language } from './language.ts';

const en: Record<RefusalCode, string> = {
  'request.invalid': 'Some values cannot be accepted. Correct the fields named and send again.',
  'request.too-large': 'This is too large to send. Shorten it and send again.',
  'request.too-many': 'Too many requests in a short time. Wait a moment and try again.',
  'request.unsupported': 'The body is not in the form that this operation takes.',
  'service.busy': 'Docket is busy at the moment. Nothing was changed; try again in a few seconds.',
  'service.failed': 'Something went wrong on our side. Nothing was changed; try again.',
  'signin.missing': 'Sign in to use Docket.',
  'signin.refused': 'Your sign-in is no longer valid. Open Docket again to sign in.',
  'route.not-found': 'There is nothing at this address.',
  'desk.not-found': 'This desk does not exist, or you are not on its roster.',
  'desk.not-owner': 'Only owners of the team can do this.',
  'desk.read-only': 'This desk is read-only because Docket was removed from the team or the team is archived.',
  'desk.stale': 'Another owner changed the settings at the same time. Load them again, then make your change.',
  'desk.priority-needed': 'A desk keeps its usual priority, for tickets that nobody gave another one.',
  'desk.priority-successor': 'Say which priority the tickets of the one you remove take.',
  'desk.category-successor': 'Say which category the tickets of the one you remove take.',
  'desk.field-in-use': 'Tickets hold a value of this. Archive it, so that it stays readable there.',
  'desk.field-kind': 'A field keeps its kind. Add a new field, then archive this one.',
  'desk.field-successor': 'Name a choice that is still offered, for the tickets of the one you archive.',
  'desk.status-group': 'A status keeps its group. Add a new status, then remove this one.',
  'desk.status-needed': 'A desk needs at least one status to begin with and one to end with.',
  'desk.status-successor': 'Say which status the tickets of the removed one take.',
  'team.not-found': 'This team was not found, or you are not a member of it.',
  'team.no-roster': 'Docket may not read the members of this team yet. Add the app to the team, then try again.',
  'ticket.not-found': 'This ticket does not exist, or you may not see it.',
  'ticket.forbidden': 'Your role does not allow this on this ticket.',
  'ticket.clash': 'Someone changed this at the same time. Compare both values and choose one.',
  'ticket.not-on-roster': 'A person named is not on the roster of the desk. Choose someone who is.',
  'ticket.guest-assignee': 'Guests cannot be assigned. Choose a member or an owner.',
  'ticket.unknown-status': 'The desk does not have this status. Choose one of its statuses.',
  'ticket.no-transition': 'The ticket cannot go to this status from its present one.',
  'ticket.unknown-priority': 'The desk does not use this priority. Choose one of its priorities.',
  'ticket.unknown-category': 'The desk does not have this category. Choose one of its categories.',
  'ticket.unknown-field': 'Tickets of this category do not have this field. Leave it out.',
  'ticket.field-needed': 'The desk asks for this. Fill it in.',
  'ticket.field-wrong': 'The value does not fit the field. Correct it and send again.',
  'ticket.moved': 'This ticket is on another desk now.',
  'ticket.held': 'Checklists hold this ticket open. Complete or cancel them first.',
  'link.exists': 'These two tickets are related already. Remove that relation first.',
  'link.impossible':
    'This relation is not possible: a ticket has one parent and is the duplicate of one ticket at most, and relations do not lead back to where they began.',
  'link.not-found': 'These two tickets are not related.',
  'link.too-many': 'A ticket takes 50 relations. Remove one first.',
  'comment.not-found': 'This comment does not exist, or you may not see it.',
  'comment.not-yours': 'Only its author can change a comment.',
  'comment.internal-forbidden': 'Only owners and assignees write internal notes.',
  'comment.unknown-mention': 'A person mentioned is not on the roster of the desk. Remove the mention and send again.',
  'comment.empty': 'Write something or attach a file.',
  'file.not-found': 'This file does not exist, or you may not see it.',
  'file.too-large': 'The file is larger than 25 MB. Make it smaller, or share a link to it.',
  'file.empty': 'The file is empty. Choose another one.',
  'file.cut-off': 'The file did not arrive whole, and nothing of it was kept. Send it again.',
  'file.too-many': 'A ticket takes 20 files, an item of a checklist 10. Remove one, or share a link.',
  'file.not-waiting': 'A file to be attached is no longer there. Attach it again.',
  'undo.not-yours': 'You can undo only what you did yourself.',
  'undo.too-late': 'This was more than ten minutes ago. Change it by hand.',
  'undo.overtaken': 'Somebody has changed it since. Change it by hand.',
  'undo.nothing': 'There is nothing to undo.',
  'template.not-found': 'This checklist template does not exist, or you may not see it.',
  'template.forbidden': 'Only its author and the owners of the team can change this template.',
  'template.stale': 'Someone else changed this template at the same time. Load it again, then make your change.',
  'schedule.not-found': 'This schedule does not exist, or you may not see it.',
  'schedule.never': 'This schedule would never start anything. Check its days, its end and its time zone.',
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
  'organisation.not-administrator': 'Only administrators of your organisation can do this.',
  'account.not-found': 'This person is not known to your organisation’s Docket.',
  'account.restricted':
    'Your account is restricted: you can read, and change nothing. Ask an administrator of your organisation.',
  'account.suspended': 'Your access to Docket is suspended. Ask an administrator of your organisation.',
  'account.deactivated': 'Your account is deactivated. Ask an administrator of your organisation to activate it again.',
  'account.not-yours': 'You cannot limit your own account. Ask another administrator.',
  'account.frozen':
    'The use of your data is frozen while a dispute over them runs. Ask an administrator of your organisation.',
  'subscription.suspended':
    'Your organisation’s subscription to Docket is suspended. Everything can be read and exported, and nothing changed until an administrator has settled it.',
  'subscription.ended':
    'Your organisation’s subscription to Docket is over. Everything can be read and exported, and nothing changed any more.',
  'purchase.ended':
    'This subscription was cancelled, and a cancelled one cannot be taken up again. Buy Docket anew in the marketplace.',
  'purchase.expired':
    'The link from the marketplace is over or incomplete: it lasts 24 hours. Open the subscription in the Microsoft 365 admin center or the Azure portal, and choose to configure or manage the account there.',
  'purchase.other-offer':
    'This purchase is of another product, which Docket cannot activate. Open the subscription again from where you bought it.',
  'purchase.wrong-account':
    'This purchase was made for another organisation than the one that you are signed in to. Sign out, then open the subscription again with an account of that organisation.',
  'account.held': 'The data of this person are on hold. Release them first.',
  'feedback.not-found': 'This is no longer there.',
  'policy.not-found': 'There is no such version.',
  'policy.too-soon':
    'A material change takes effect 30 days later at the soonest, and no version before the one it follows.',
  'data-request.not-found': 'There is no such request.',
  'data-request.closed': 'This request has been answered already.',
  'data-request.extended': 'The time of this request was extended once already.',
  'data-request.ground': 'Name the ground for what is not granted, and none where all of it is.',
  'account.no-self-deactivation': 'Your organisation leaves this to its administrators. Ask one of them.',
  'view.not-found': 'This view does not exist, or it is somebody else’s own.',
  'view.forbidden': 'Only owners of the team share views with everyone and change shared ones.',
  'key.refused': 'This API key is unknown, was revoked or has expired. Make a new one in the settings of the desk.',
  'key.out-of-scope': 'This API key may not do that. Make one with the scope that the operation needs.',
  'key.not-found': 'This API key is not there any more.',
  'key.not-yours': 'Only whoever made an API key can give it a new secret. Revoke it and make one of your own.',
  'key.too-many': 'There are 50 API keys already. Revoke one first.',
  'webhook.address': 'This address does not lead to the public internet. Choose one that it reaches.',
  'webhook.not-found': 'This webhook, or what was sent to it, is not there any more.',
  'webhook.too-many': 'There are 20 webhooks already. Remove one first.',
  'view.too-many': 'There are 50 saved views already. Remove one first.',
  'mute.too-many': 'You have muted 200 tickets, checklists and desks already. Unmute one first.',
  'cursor.invalid': 'The list has changed. Load it again from the beginning.',
  'idempotency.mismatch': 'This Idempotency-Key was used for another request. Use a new one.',
};

const fr: Record<RefusalCode, string> = {
  'request.invalid': 'Certaines valeurs ne peuvent pas être acceptées. Corrigez les champs indiqués, puis renvoyez.',
  'request.too-large': 'L’envoi est trop volumineux. Raccourcissez-le, puis renvoyez.',
  'request.too-many': 'Trop de demandes en peu de temps. Patientez un instant, puis réessayez.',
  'request.unsupported': 'Le contenu n’est pas dans le format que cette opération accepte.',
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
  'desk.priority-needed': 'Un espace garde sa priorité habituelle, pour les tickets qui n’en ont pas reçu d’autre.',
  'desk.priority-successor': 'Indiquez quelle priorité prennent les tickets de celle que vous retirez.',
  'desk.category-successor': 'Indiquez quelle catégorie prennent les tickets de celle que vous retirez.',
  'desk.field-in-use': 'Des tickets en ont une valeur. Archivez-le, pour qu’elle y reste lisible.',
  'desk.field-kind': 'Un champ garde son type. Ajoutez un nouveau champ, puis archivez celui-ci.',
  'desk.field-successor': 'Indiquez un choix encore proposé pour les tickets de celui que vous archivez.',
  'desk.status-group': 'Un statut garde son groupe. Ajoutez un nouveau statut, puis retirez celui-ci.',
  'desk.status-needed': 'Un espace a besoin d’au moins un statut de départ et un statut de fin.',
  'desk.status-successor': 'Indiquez quel statut prennent les tickets de celui que vous retirez.',
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
  'ticket.unknown-priority': 'L’espace n’utilise pas cette priorité. Choisissez l’une des siennes.',
  'ticket.unknown-category': 'L’espace n’a pas cette catégorie. Choisissez l’une des siennes.',
  'ticket.unknown-field': 'Les tickets de cette catégorie n’ont pas ce champ. Retirez-le.',
  'ticket.field-needed': 'L’espace demande ce champ. Remplissez-le.',
  'ticket.field-wrong': 'La valeur ne convient pas au champ. Corrigez-la, puis renvoyez.',
  'ticket.moved': 'Ce ticket est maintenant dans un autre espace.',
  'ticket.held': 'Des check-lists gardent ce ticket ouvert. Terminez-les ou annulez-les d’abord.',
  'link.exists': 'Ces deux tickets sont déjà liés. Retirez d’abord ce lien.',
  'link.impossible':
    'Ce lien n’est pas possible : un ticket a un seul parent et n’est le doublon que d’un seul ticket, et les liens ne ramènent pas à leur point de départ.',
  'link.not-found': 'Ces deux tickets ne sont pas liés.',
  'link.too-many': 'Un ticket accepte 50 liens. Retirez-en un d’abord.',
  'comment.not-found': 'Ce commentaire n’existe pas, ou vous ne pouvez pas le voir.',
  'comment.not-yours': 'Seul son auteur peut modifier un commentaire.',
  'comment.internal-forbidden': 'Seuls les propriétaires et les responsables écrivent des notes internes.',
  'comment.unknown-mention':
    'Une personne mentionnée ne fait pas partie de l’espace. Retirez la mention, puis renvoyez.',
  'comment.empty': 'Écrivez quelque chose ou joignez un fichier.',
  'file.not-found': 'Ce fichier n’existe pas, ou vous ne pouvez pas le voir.',
  'file.too-large': 'Le fichier dépasse 25 Mo. Réduisez-le, ou partagez un lien.',
  'file.empty': 'Le fichier est vide. Choisissez-en un autre.',
  'file.cut-off': 'Le fichier n’est pas arrivé en entier et rien n’en a été conservé. Renvoyez-le.',
  'file.too-many': 'Un ticket accepte 20 fichiers, un point de check-list 10. Retirez-en un, ou partagez un lien.',
  'file.not-waiting': 'Un fichier à joindre n’est plus disponible. Joignez-le à nouveau.',
  'undo.not-yours': 'Vous ne pouvez annuler que vos propres actions.',
  'undo.too-late': 'Cette action date de plus de dix minutes. Corrigez-la à la main.',
  'undo.overtaken': 'Quelqu’un l’a modifié depuis. Corrigez-le à la main.',
  'undo.nothing': 'Il n’y a rien à annuler.',
  'template.not-found': 'Ce modèle de check-list n’existe pas, ou vous ne pouvez pas le voir.',
  'template.forbidden': 'Seuls son auteur et les propriétaires de l’équipe peuvent modifier ce modèle.',
  'template.stale': 'Quelqu’un a modifié ce modèle en même temps. Rechargez-le, puis refaites votre modification.',
  'schedule.not-found': 'Cette planification n’existe pas, ou vous ne pouvez pas la voir.',
  'schedule.never': 'Cette planification ne démarrerait jamais rien. Vérifiez les jours, la fin et le fuseau horaire.',
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
  'organisation.not-administrator': 'Seuls les administrateurs de votre organisation peuvent le faire.',
  'account.not-found': 'Cette personne n’est pas connue du Docket de votre organisation.',
  'account.restricted':
    'Votre compte est restreint : vous pouvez lire, mais rien modifier. Adressez-vous à un administrateur de votre organisation.',
  'account.suspended': 'Votre accès à Docket est suspendu. Adressez-vous à un administrateur de votre organisation.',
  'account.deactivated':
    'Votre compte est désactivé. Demandez à un administrateur de votre organisation de le réactiver.',
  'account.not-yours': 'Vous ne pouvez pas limiter votre propre compte. Adressez-vous à un autre administrateur.',
  'account.frozen':
    'L’usage de vos données est limité tant qu’un différend à leur sujet n’est pas réglé. Adressez-vous à un administrateur de votre organisation.',
  'subscription.suspended':
    'L’abonnement de votre organisation à Docket est suspendu. Tout peut être lu et exporté, mais rien ne peut être modifié tant qu’un administrateur n’a pas régularisé la situation.',
  'subscription.ended':
    'L’abonnement de votre organisation à Docket a pris fin. Tout peut être lu et exporté, mais plus rien ne peut être modifié.',
  'purchase.ended':
    'Cet abonnement a été résilié, et un abonnement résilié ne peut pas être repris. Achetez de nouveau Docket dans la place de marché.',
  'purchase.expired':
    'Le lien de la place de marché est périmé ou incomplet\u00a0: il est valable 24 heures. Ouvrez l’abonnement dans le Centre d’administration Microsoft 365 ou le portail Azure, puis choisissez d’y configurer ou d’y gérer le compte.',
  'purchase.other-offer':
    'Cet achat porte sur un autre produit, que Docket ne peut pas activer. Rouvrez l’abonnement depuis l’endroit où vous l’avez acheté.',
  'purchase.wrong-account':
    'Cet achat a été fait pour une autre organisation que celle où vous êtes connecté. Déconnectez-vous, puis rouvrez l’abonnement avec un compte de cette organisation.',
  'account.held': 'Les données de cette personne sont gelées. Levez d’abord le gel.',
  'feedback.not-found': 'Ceci n’existe plus.',
  'policy.not-found': 'Cette version n’existe pas.',
  'policy.too-soon':
    'Une modification importante prend effet au plus tôt 30 jours plus tard, et aucune version avant celle qu’elle suit.',
  'data-request.not-found': 'Cette demande n’existe pas.',
  'data-request.closed': 'Cette demande a déjà reçu une réponse.',
  'data-request.extended': 'Le délai de cette demande a déjà été prolongé une fois.',
  'data-request.ground': 'Indiquez le motif de ce qui n’est pas accepté, et aucun si tout l’est.',
  'account.no-self-deactivation':
    'Votre organisation réserve cette action à ses administrateurs. Adressez-vous à l’un d’eux.',
  'view.not-found': 'Cette vue n’existe pas, ou elle appartient à une autre personne.',
  'view.forbidden':
    'Seuls les propriétaires de l’équipe partagent des vues avec tous et modifient celles qui sont partagées.',
  'key.refused':
    'Cette clé d’API est inconnue, révoquée ou expirée. Créez-en une nouvelle dans les paramètres de l’espace.',
  'key.out-of-scope': 'Cette clé d’API n’y donne pas droit. Créez-en une avec l’autorisation que demande l’opération.',
  'key.not-found': 'Cette clé d’API n’existe plus.',
  'key.not-yours':
    'Seule la personne qui a créé une clé d’API peut en changer le secret. Révoquez-la et créez la vôtre.',
  'key.too-many': 'Il y a déjà 50 clés d’API. Révoquez-en une d’abord.',
  'webhook.address': 'Cette adresse ne mène pas à l’internet public. Choisissez-en une qu’il atteint.',
  'webhook.not-found': 'Ce webhook, ou ce qui lui a été envoyé, n’existe plus.',
  'webhook.too-many': 'Il y a déjà 20 webhooks. Supprimez-en un d’abord.',
  'view.too-many': 'Il y a déjà 50 vues enregistrées. Supprimez-en une d’abord.',
  'mute.too-many': 'Vous avez déjà mis en sourdine 200 tickets, check-lists et espaces. Réactivez-en un d’abord.',
  'cursor.invalid': 'La liste a changé. Rechargez-la depuis le début.',
  'idempotency.mismatch': 'Cette clé d’idempotence a servi à une autre demande. Utilisez-en une nouvelle.',
};

/** A sentence for each refusal, which says what happened and what to do. */
export const refusalWords: Readonly<Record<Language, Record<RefusalCode, string>>> = { en, fr: typeset(fr) };

const stillOpen: Readonly<Record<Language, (titles: string) => string>> = {
  en: (titles) => `Still open: ${titles}.`,
  fr: (titles) => `Encore ouvert\u00a0: ${titles}.`,
};
const quoted: Readonly<Record<Language, (title: string) => string>> = {
  en: (title) => `“${title}”`,
  fr: (title) => `«\u00a0${title}\u00a0»`,
};

/** The sentence of a refusal, with the titles of what stands in the way. */
export function refusalSentence({ code, named = [] }: Pick<Refusal, 'code' | 'named'>, language: Language): string {
  const sentence = refusalWords[language][code];
  if (named.length === 0) return sentence;
  return `${sentence} ${stillOpen[language](new Intl.ListFormat(language).format(named.map(quoted[language])))}`;
}

/** French typography: narrow no-break space before ; ! ? and no-break space before a colon. */
function typeset(words: Record<RefusalCode, string>): Record<RefusalCode, string> {
  const entries = Object.entries(words) as [RefusalCode, string][];
  const set = entries.map(([code, text]) => [code, text.replace(/ ([;!?])/g, '\u202f$1').replace(/ :/g, '\u00a0:')]);
  return Object.fromEntries(set) as Record<RefusalCode, string>;
}
