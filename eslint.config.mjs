import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.test-sources',
      '.next',
      'data',
      'media',
      'src/migrations',
      'src/lib/payload-types.ts',
      '**/importMap.js',
      'next-env.d.ts',
      'examples/graphql/graphql-env.d.ts',
      'examples/static-site/_site',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
      },
    },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Declaration merging with Payload's own interfaces needs `interface`.
    files: [
      'collections/Activity/*.ts',
      'collections/SecondFactors/*.ts',
      'collections/consent/noteDecision.ts',
      'src/database/afterCommit.ts',
      'src/lib/clientIp.ts',
      'src/lib/headRequest.ts',
      'src/middleware/requestLog.ts',
      'test/e2e/helpers/globalSetup.ts',
      'test/helpers/globalSetup.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', process: 'readonly' },
    },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  // What it is typed by is made by `npm run types`, and may not be there yet.
  { files: ['examples/graphql/**'], ...tseslint.configs.disableTypeChecked },
  { files: ['scripts/**', 'examples/**'], rules: { 'no-console': 'off' } },
)
