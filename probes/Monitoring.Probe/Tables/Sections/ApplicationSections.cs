using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Applications;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables.Sections;

/// <summary>Describes the AIT, TS 102 809 §5.3.4.</summary>
internal static class ApplicationSections
{
    public static ParseStatus ApplicationInformation(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = ApplicationInformationSection.TryRead(section, out ApplicationInformationSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorScope scope = new(TableId.ApplicationInformation, isChinese);
            fields.Flag("test_application_flag", view.TestApplicationFlag);
            fields.Coded("application_type", view.ApplicationType, ApplicationMeanings.ApplicationType(view.ApplicationType), 4);
            DescriptorLoop.Describe(view.CommonDescriptors, scope, fields);
            List<FieldList> applications = fields.Loop("applications");
            foreach (ApplicationEntry entry in view)
            {
                FieldList application = applications.Next();
                application.Hex("organisation_id", entry.OrganisationId, 8);
                application.Hex("application_id", entry.ApplicationId, 4);
                application.Coded(
                    "application_control_code", entry.ApplicationControlCode, ApplicationMeanings.Control(entry.ApplicationControlCode), 2);
                DescriptorLoop.Describe(entry.Descriptors, scope, application);
            }
        }

        return status;
    }
}
