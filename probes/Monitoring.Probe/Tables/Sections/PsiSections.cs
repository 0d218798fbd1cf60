using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables.Sections;

/// <summary>Describes the tables of ISO/IEC 13818-1.</summary>
internal static class PsiSections
{
    public static ParseStatus ProgramAssociation(ReadOnlySpan<byte> section, FieldList fields)
    {
        ParseStatus status = ProgramAssociationSection.TryRead(section, out ProgramAssociationSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Hex("transport_stream_id", view.TransportStreamId, 4);
            List<FieldList> programs = fields.Loop("programs");
            foreach (ProgramAssociation association in view)
            {
                FieldList program = programs.Next();
                program.Hex("program_number", association.ProgramNumber, 4);
                program.Hex(association.ProgramNumber == 0 ? "network_PID" : "program_map_PID", association.Pid.Value, 4);
            }
        }

        return status;
    }

    public static ParseStatus ConditionalAccess(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = ConditionalAccessSection.TryRead(section, out ConditionalAccessSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorLoop.Describe(view.Descriptors, new DescriptorScope(TableId.ConditionalAccess, isChinese), fields);
        }

        return status;
    }

    public static ParseStatus TransportStreamDescription(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = TransportStreamDescriptionSection.TryRead(section, out TransportStreamDescriptionSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorLoop.Describe(view.Descriptors, new DescriptorScope(TableId.TransportStreamDescription, isChinese), fields);
        }

        return status;
    }

    public static ParseStatus ProgramMap(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = ProgramMapSection.TryRead(section, out ProgramMapSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorScope scope = new(TableId.ProgramMap, isChinese);
            fields.Hex("program_number", view.ProgramNumber, 4);
            fields.Hex("PCR_PID", view.PcrPid.Value, 4);
            DescriptorLoop.Describe(view.ProgramDescriptors, scope, fields);
            List<FieldList> streams = fields.Loop("streams");
            foreach (ProgramElement element in view)
            {
                FieldList stream = streams.Next();
                stream.Coded("stream_type", element.StreamType, StreamMeanings.StreamType(element.StreamType), 2);
                stream.Hex("elementary_PID", element.ElementaryPid.Value, 4);
                DescriptorLoop.Describe(element.Descriptors, scope.Within(view.ProgramDescriptors, element.StreamType), stream);
            }
        }

        return status;
    }
}
