import * as migration_20261124_015431_initial from './20261124_015431_initial.ts';
import * as migration_20261124_091031_preview_links from './20261124_091031_preview_links.ts';
import * as migration_20261124_093612_event_sequence from './20261124_093612_event_sequence.ts';
import * as migration_20261124_135646_index_default_sorts from './20261124_135646_index_default_sorts.ts';
import * as migration_20261124_141342_webhooks from './20261124_141342_webhooks.ts';
import * as migration_20261128_055822_people_first from './20261128_055822_people_first.ts';
import * as migration_20261128_093752_activity from './20261128_093752_activity.ts';
import * as migration_20261128_121330_job_leases from './20261128_121330_job_leases.ts';
import * as migration_20261128_160834_second_factors from './20261128_160834_second_factors.ts';

export const migrations = [
  {
    up: migration_20261124_015431_initial.up,
    down: migration_20261124_015431_initial.down,
    name: '20261124_015431_initial',
  },
  {
    up: migration_20261124_091031_preview_links.up,
    down: migration_20261124_091031_preview_links.down,
    name: '20261124_091031_preview_links',
  },
  {
    up: migration_20261124_093612_event_sequence.up,
    down: migration_20261124_093612_event_sequence.down,
    name: '20261124_093612_event_sequence',
  },
  {
    up: migration_20261124_135646_index_default_sorts.up,
    down: migration_20261124_135646_index_default_sorts.down,
    name: '20261124_135646_index_default_sorts',
  },
  {
    up: migration_20261124_141342_webhooks.up,
    down: migration_20261124_141342_webhooks.down,
    name: '20261124_141342_webhooks',
  },
  {
    up: migration_20261128_055822_people_first.up,
    down: migration_20261128_055822_people_first.down,
    name: '20261128_055822_people_first',
  },
  {
    up: migration_20261128_093752_activity.up,
    down: migration_20261128_093752_activity.down,
    name: '20261128_093752_activity',
  },
  {
    up: migration_20261128_121330_job_leases.up,
    down: migration_20261128_121330_job_leases.down,
    name: '20261128_121330_job_leases',
  },
  {
    up: migration_20261128_160834_second_factors.up,
    down: migration_20261128_160834_second_factors.down,
    name: '20261128_160834_second_factors'
  },
];
