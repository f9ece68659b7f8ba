import { Checklist as Checklist_07b222c4e6ea8bcf62ecc7a9a5b75471 } from '../../../../src/app/(payload)/components/Checklist.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockLabel as BlockLabel_0566b8af1b69ac4611ba51a0480b4286 } from '../../../../src/app/(payload)/components/BlockLabel.tsx'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ZonedDateCell as ZonedDateCell_6230d978314c528c34e8616116bf8196 } from '../../../../src/app/(payload)/components/ZonedDateCell.tsx'
import { ZonedDateTimeField as ZonedDateTimeField_0acc059e3cf8b530e3cef779f821a57a } from '../../../../src/app/(payload)/components/ZonedDateTimeField.tsx'
import { PreviewLinks as PreviewLinks_806b4c373eed91df2e8d86ae9abc3611 } from '../../../../src/app/(payload)/components/PreviewLinks.tsx'
import { UntitledHeading as UntitledHeading_6c0193569d831db5d412675c84683405 } from '../../../../src/app/(payload)/components/UntitledHeading.tsx'
import { LostUpdates as LostUpdates_c83a60f6b9e2cd26950c6ed071243ccf } from '../../../../src/app/(payload)/components/LostUpdates.tsx'
import { TimeZoneField as TimeZoneField_99261649930b8efdc1d8f5aec2769b9a } from '../../../../src/app/(payload)/components/TimeZoneField.tsx'
import { SignUps as SignUps_182622ee755733fd21aa46b0a56f0643 } from '../../../../src/app/(payload)/components/SignUps.tsx'
import { EventSeries as EventSeries_e6767b1d84d9a79e2527f728663d1db5 } from '../../../../src/app/(payload)/components/EventSeries.tsx'
import { ConsentNotice as ConsentNotice_9a834be04cd521d238fe72ecb352a005 } from '../../../../src/app/(payload)/components/ConsentNotice.tsx'
import { HeldBackCell as HeldBackCell_cbd6c251aee93386a109330395608346 } from '../../../../src/app/(payload)/components/HeldBackCell.tsx'
import { HeldBackField as HeldBackField_cbd6c251aee93386a109330395608346 } from '../../../../src/app/(payload)/components/HeldBackCell.tsx'
import { ConsentPanel as ConsentPanel_14e82bce192b04735854cd53bb03ebcf } from '../../../../src/app/(payload)/components/ConsentPanel.tsx'
import { SubjectRequest as SubjectRequest_bce0d9be623f5fa035daf007c76ede8d } from '../../../../src/app/(payload)/components/SubjectRequest.tsx'
import { ForgetPassword as ForgetPassword_67413725ecdc8f15aa78b55f491c696e } from '../../../../src/app/(payload)/components/ForgetPassword.tsx'
import { SecondFactor as SecondFactor_bd8287e356d84325c8667dca8944706f } from '../../../../src/app/(payload)/components/SecondFactor.tsx'
import { MailPreview as MailPreview_8ba4bb943d71353ddc094ebdd61f62ae } from '../../../../src/app/(payload)/components/MailPreview.tsx'
import { SendMailingButton as SendMailingButton_e33e0e8909617bc5b5431b08f6e8c6a9 } from '../../../../src/app/(payload)/components/SendMailingButton.tsx'
import { SendAgainButton as SendAgainButton_c16952c6fa67f6de141ad6daba81c63d } from '../../../../src/app/(payload)/components/SendAgainButton.tsx'
import { ResetTemplateButton as ResetTemplateButton_6dae1c24cf73e343429636925443c0d1 } from '../../../../src/app/(payload)/components/ResetTemplateButton.tsx'
import { DocumentCell as DocumentCell_585baddff8a8109df4851e792937b142 } from '../../../../src/app/(payload)/components/activity/DocumentCell.tsx'
import { ChangedFieldsCell as ChangedFieldsCell_104280f35d0a2419b45bef1933107bf8 } from '../../../../src/app/(payload)/components/activity/ChangedFieldsCell.tsx'
import { RenewSecretButton as RenewSecretButton_461d2e09fe18ea24e2c5a363f1295339 } from '../../../../src/app/(payload)/components/RenewSecretButton.tsx'
import { SendTestButton as SendTestButton_fd935b9566152c8640281c02d47388d5 } from '../../../../src/app/(payload)/components/SendTestButton.tsx'
import { CollectiveIcon as CollectiveIcon_ca203e8238d152bbfd263993e951146e } from '../../../../src/app/(payload)/components/CollectiveIcon.tsx'
import { CollectiveLogo as CollectiveLogo_fcaf0445d22b05ee4b37a2a09c8af656 } from '../../../../src/app/(payload)/components/CollectiveLogo.tsx'
import { RoleMark as RoleMark_6b4dcfdf9cf0c6bfcd21a5284469dd77 } from '../../../../src/app/(payload)/components/RoleMark.tsx'
import { SaveGuards as SaveGuards_7f7af0b92747361b422a2a2e78c5b586 } from '../../../../src/app/(payload)/components/SaveGuards.tsx'
import { AskPassword as AskPassword_92cc16366f41387f2013d32fe957f4a2 } from '../../../../src/app/(payload)/components/AskPassword.tsx'
import { FirstRun as FirstRun_b79de85433bda34589fcc2ef0cd0ba55 } from '../../../../src/app/(payload)/components/FirstRun.tsx'
import { SignIn as SignIn_ba4dbbf54e5d2071e8b7f401a5dc9943 } from '../../../../src/app/(payload)/components/SignIn.tsx'
import { Dashboard as Dashboard_a0c83b7d2f1790305b1bdd139cf27acc } from '../../../../src/app/(payload)/components/Dashboard.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/app/(payload)/components/Checklist.tsx#Checklist": Checklist_07b222c4e6ea8bcf62ecc7a9a5b75471,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/app/(payload)/components/BlockLabel.tsx#BlockLabel": BlockLabel_0566b8af1b69ac4611ba51a0480b4286,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/app/(payload)/components/ZonedDateCell.tsx#ZonedDateCell": ZonedDateCell_6230d978314c528c34e8616116bf8196,
  "/src/app/(payload)/components/ZonedDateTimeField.tsx#ZonedDateTimeField": ZonedDateTimeField_0acc059e3cf8b530e3cef779f821a57a,
  "/src/app/(payload)/components/PreviewLinks.tsx#PreviewLinks": PreviewLinks_806b4c373eed91df2e8d86ae9abc3611,
  "/src/app/(payload)/components/UntitledHeading.tsx#UntitledHeading": UntitledHeading_6c0193569d831db5d412675c84683405,
  "/src/app/(payload)/components/LostUpdates.tsx#LostUpdates": LostUpdates_c83a60f6b9e2cd26950c6ed071243ccf,
  "/src/app/(payload)/components/TimeZoneField.tsx#TimeZoneField": TimeZoneField_99261649930b8efdc1d8f5aec2769b9a,
  "/src/app/(payload)/components/SignUps.tsx#SignUps": SignUps_182622ee755733fd21aa46b0a56f0643,
  "/src/app/(payload)/components/EventSeries.tsx#EventSeries": EventSeries_e6767b1d84d9a79e2527f728663d1db5,
  "/src/app/(payload)/components/ConsentNotice.tsx#ConsentNotice": ConsentNotice_9a834be04cd521d238fe72ecb352a005,
  "/src/app/(payload)/components/HeldBackCell.tsx#HeldBackCell": HeldBackCell_cbd6c251aee93386a109330395608346,
  "/src/app/(payload)/components/HeldBackCell.tsx#HeldBackField": HeldBackField_cbd6c251aee93386a109330395608346,
  "/src/app/(payload)/components/ConsentPanel.tsx#ConsentPanel": ConsentPanel_14e82bce192b04735854cd53bb03ebcf,
  "/src/app/(payload)/components/SubjectRequest.tsx#SubjectRequest": SubjectRequest_bce0d9be623f5fa035daf007c76ede8d,
  "/src/app/(payload)/components/ForgetPassword.tsx#ForgetPassword": ForgetPassword_67413725ecdc8f15aa78b55f491c696e,
  "/src/app/(payload)/components/SecondFactor.tsx#SecondFactor": SecondFactor_bd8287e356d84325c8667dca8944706f,
  "/src/app/(payload)/components/MailPreview.tsx#MailPreview": MailPreview_8ba4bb943d71353ddc094ebdd61f62ae,
  "/src/app/(payload)/components/SendMailingButton.tsx#SendMailingButton": SendMailingButton_e33e0e8909617bc5b5431b08f6e8c6a9,
  "/src/app/(payload)/components/SendAgainButton.tsx#SendAgainButton": SendAgainButton_c16952c6fa67f6de141ad6daba81c63d,
  "/src/app/(payload)/components/ResetTemplateButton.tsx#ResetTemplateButton": ResetTemplateButton_6dae1c24cf73e343429636925443c0d1,
  "/src/app/(payload)/components/activity/DocumentCell.tsx#DocumentCell": DocumentCell_585baddff8a8109df4851e792937b142,
  "/src/app/(payload)/components/activity/ChangedFieldsCell.tsx#ChangedFieldsCell": ChangedFieldsCell_104280f35d0a2419b45bef1933107bf8,
  "/src/app/(payload)/components/RenewSecretButton.tsx#RenewSecretButton": RenewSecretButton_461d2e09fe18ea24e2c5a363f1295339,
  "/src/app/(payload)/components/SendTestButton.tsx#SendTestButton": SendTestButton_fd935b9566152c8640281c02d47388d5,
  "/src/app/(payload)/components/CollectiveIcon.tsx#CollectiveIcon": CollectiveIcon_ca203e8238d152bbfd263993e951146e,
  "/src/app/(payload)/components/CollectiveLogo.tsx#CollectiveLogo": CollectiveLogo_fcaf0445d22b05ee4b37a2a09c8af656,
  "/src/app/(payload)/components/RoleMark.tsx#RoleMark": RoleMark_6b4dcfdf9cf0c6bfcd21a5284469dd77,
  "/src/app/(payload)/components/SaveGuards.tsx#SaveGuards": SaveGuards_7f7af0b92747361b422a2a2e78c5b586,
  "/src/app/(payload)/components/AskPassword.tsx#AskPassword": AskPassword_92cc16366f41387f2013d32fe957f4a2,
  "/src/app/(payload)/components/FirstRun.tsx#FirstRun": FirstRun_b79de85433bda34589fcc2ef0cd0ba55,
  "/src/app/(payload)/components/SignIn.tsx#SignIn": SignIn_ba4dbbf54e5d2071e8b7f401a5dc9943,
  "/src/app/(payload)/components/Dashboard.tsx#Dashboard": Dashboard_a0c83b7d2f1790305b1bdd139cf27acc,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
