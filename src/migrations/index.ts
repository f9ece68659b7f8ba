import * as migration_20261124_015431_initial from './20261124_015431_initial.ts';
import * as migration_20261124_113327_webhooks from './20261124_113327_webhooks.ts';

export const migrations = [
  {
    up: migration_20261124_015431_initial.up,
    down: migration_20261124_015431_initial.down,
    name: '20261124_015431_initial',
  },
  {
    up: migration_20261124_113327_webhooks.up,
    down: migration_20261124_113327_webhooks.down,
    name: '20261124_113327_webhooks'
  },
];
