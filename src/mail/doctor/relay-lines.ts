/**
 * What to add where the relay signs: its defaults leave the second field of the one click out. docs/operations.md has
 * the same.
 */
export const RELAY_LINES = `# /etc/opendkim.conf
SignHeaders      *,+Message-ID,+MIME-Version,+Content-Type,+List-Id,+List-Unsubscribe-Post,+Auto-Submitted,+Feedback-ID
OversignHeaders  From,To,Subject,Date,Reply-To,List-Unsubscribe,List-Unsubscribe-Post

# /etc/rspamd/local.d/dkim_signing.conf
sign_headers = "(o)from:(o)to:(o)cc:(o)subject:(o)date:(o)reply-to:(o)message-id:(o)mime-version:(o)content-type:list-id:list-help:(o)list-unsubscribe:(o)list-unsubscribe-post:auto-submitted:feedback-id";`
