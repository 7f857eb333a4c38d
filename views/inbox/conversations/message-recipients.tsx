import { nameOf } from '../../ui/person-name.ts';
import type { Address, Worded } from '../../ui/types.ts';
import type { Message } from './types.ts';

const Addresses = ({ label, addresses }: { label: string; addresses: Address[] }) =>
  addresses.length === 0 ? null : (
    <span class="recipients-group">
      <span class="recipients-label">{label}</span>{' '}
      {addresses.map((address, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <bdi title={address.address}>{nameOf(address)}</bdi>
        </>
      ))}
    </span>
  );

export const MessageRecipients = ({ w, message }: Worded & { message: Message }) => (
  <p class="recipients">
    <Addresses label={w.inbox.message.to} addresses={message.to} />
    <Addresses label={w.inbox.message.cc} addresses={message.cc} />
    <Addresses label={w.compose.bcc} addresses={message.bcc} />
    <Addresses
      label={w.inbox.message.replyTo}
      addresses={message.replyTo.map(({ address }) => ({ name: null, address }))}
    />
  </p>
);
