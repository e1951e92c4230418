import type { ServiceCode } from '#civil-service';
import { ChoiceListField, CodeField, CodeListField, NameField } from '#platform';
import { SERVICE_EVENT_TYPES } from '../on-service-events/service-contracts.js';

const MOST_SERVICES = 200;

/** What may be changed later. */
export class TermsBody {
  @NameField({
    max: 200,
    description: 'Whom to reach when its events are wrong: an e-mail address or a telephone number',
  })
  readonly contact!: string;

  @ChoiceListField(SERVICE_EVENT_TYPES, {
    min: 1,
    max: SERVICE_EVENT_TYPES.length,
    optional: true,
    description: 'Event types that it may send. When left out: all; in a change, those that it had',
  })
  readonly eventTypes?: readonly string[];

  @CodeListField({ min: 1, max: MOST_SERVICES, description: 'Codes of the registered services that it may send' })
  readonly serviceCodes!: readonly ServiceCode[];
}

export class ProducerBody extends TermsBody {
  @CodeField({ description: 'Code of the unit; it is registered as a department if it is not one yet' })
  readonly unitCode!: string;

  @CodeField({ description: 'Name of the program, unique within the unit in whatever case; part of its `source`' })
  readonly name!: string;
}
