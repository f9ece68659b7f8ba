import { element } from '../../renditions/element.ts'
import type { OpenApiDocument } from '../openapi/buildDocument.ts'
import { inputSuffix } from '../openapi/collectionOperations.ts'
import type { Page } from './docsPage.ts'
import { operationId, operationSection } from './operationSection.ts'
import { operationsOf } from './operationsOf.ts'
import { address, part, prose } from './parts.ts'
import { propertyList } from './schemaWords.ts'

/** All operations of a group, and the fields of its documents. */
export function groupPage(
  document: OpenApiDocument,
  { description, name }: OpenApiDocument['tags'][number],
): Page {
  const operations = operationsOf(document, name)
  const { [name]: answered, [name + inputSuffix]: sent } = document.components.schemas
  const content = [
    prose(description),
    element(
      'nav',
      { ariaLabel: 'On this page' },
      element('ul', { className: ['contents'] }, [
        operations.map((asked) =>
          element(
            'li',
            {},
            element('a', { href: `#${operationId(asked)}` }, asked.operation.summary),
            ' ',
            element('span', { className: ['kind'] }, address(asked.method, asked.path)),
          ),
        ),
        answered && element('li', {}, element('a', { href: '#fields' }, 'Fields')),
        sent && element('li', {}, element('a', { href: '#sent' }, 'Fields that can be sent')),
      ]),
    ),
    operations.map((asked) => operationSection(document, asked)),
    answered && part('h2', 'Fields', propertyList(answered), 'fields'),
    sent && part('h2', 'Fields that can be sent', propertyList(sent), 'sent'),
  ]
  return { title: name, isInner: true, content }
}
